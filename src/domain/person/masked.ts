/** What others see of a person: enough to know her again, too little to find or to be her. */

/** Surnames of two characters that are still borne, the commoner ones. */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 贺兰 完颜 慕容 尉迟 长孙 宇文 端木 公孙 轩辕 东方 南宫 ' +
    '西门 独孤 百里 东郭 呼延 闻人 澹台 公冶 宗政 濮阳 淳于 单于 太史 仲孙 钟离 鲜于 闾丘 司空 司寇 亓官 ' +
    '子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 谷梁 梁丘 左丘 东门 南门 第五 赫连 万俟 羊舌 纳兰 欧陽'
  ).split(' '),
)

const STAR = '*'
const IN_NAMES = /[\s·•.’'-]/

/** 张三 → 张*, 欧阳娜娜 → 欧阳**, 阿卜杜·热合曼 → 阿**·***; a name of one letter shows nothing. */
export function maskedName(name: string): string {
  const letters = Array.from(name.trim())
  const compound = letters.length > 2 && COMPOUND_SURNAMES.has(letters.slice(0, 2).join(''))
  const shown = compound ? 2 : letters.length > 1 ? 1 : 0
  return letters.map((letter, at) => (at < shown || IN_NAMES.test(letter) ? letter : STAR)).join('')
}

function middleHidden(text: string, first: number, last: number): string {
  const hidden = text.length - first - last
  if (hidden < 1) return STAR.repeat(text.length)
  return text.slice(0, first) + STAR.repeat(hidden) + text.slice(-last)
}

/** 11010519491231002X → 110***********002X */
export function maskedIdentityNumber(number: string): string {
  return middleHidden(number, 3, 4)
}

/** 13812345678 → 138****5678, 0357-2091234 → 0357-***1234 */
export function maskedPhone(phone: string): string {
  const dash = phone.indexOf('-')
  return dash < 0 ? middleHidden(phone, 3, 4) : phone.slice(0, dash + 1) + middleHidden(phone.slice(dash + 1), 0, 4)
}

/**
 * Ends of an address that still say no door, the closest to the community first. 小区 and 新村 are no communities but groups
 * of houses, and narrower.
 */
const WIDE_ENOUGH = [
  /^.*?(?:社区|居委会|居民委员会|村委会|村民委员会)/,
  /^.*?[^新]村/,
  /^.*?(?:街道|镇|乡)/,
  /^.*?(?:[^小]区|县|旗)/,
  /^.*?市/,
]
const FIRST_NUMBER = /[0-9\uff10-\uff19]/

/**
 * An address down to the community: 尧都区解放路街道五一社区3号楼501 → 尧都区解放路街道五一社区***. Nothing from the first digit on is
 * shown, and nothing at all where no place is named that is wide enough.
 */
export function maskedAddress(address: string): string {
  const [head = ''] = address.trim().split(FIRST_NUMBER)
  for (const end of WIDE_ENOUGH) {
    const wide = end.exec(head)
    if (wide) return `${wide[0]}***`
  }
  return '***'
}
