import { draw, pixelsOf, PIXELS_A_POINT, type Paper } from '@/platform/paper'
import type { PrintedCardProps } from '@/ui/printed-card'
import { cardPaper } from '@/ui/printed-card-paper'
import { qrModules } from '@/ui/qr-modules'

const CARD: PrintedCardProps = {
  size: 'pocket',
  title: '养老服务卡',
  lines: ['王秀英', '凭这个号在窗口办事,丢了打电话换新的'],
  codeLabel: '服务码',
  code: '482913570426',
  qr: '482913570426',
  phones: [
    { label: '养老热线', phone: '12349' },
    { label: '春晖社区居民委员会服务站', phone: '13800001234' },
  ],
}
const SIZES = ['pocket', 'a5'] as const

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly foot: number
}

/** Letters as wide as fonts have them at most; rules as they are. */
const boxesOf = ({ marks }: Paper): Box[] =>
  marks.map((mark) => {
    if (mark.kind === 'rule')
      return { left: mark.x, right: mark.x + mark.width, top: mark.y, foot: mark.y + mark.thick }
    const units = [...mark.text].reduce((sum, letter) => sum + (letter < '\u2000' ? 0.62 : 1), 0)
    return {
      left: mark.x,
      right: mark.x + units * mark.size,
      top: mark.y - mark.size * 0.8,
      foot: mark.y + mark.size * 0.2,
    }
  })

const SLACK = 0.01

it.each(SIZES)('everything stands inside a %s card, and nothing over another', (size) => {
  for (const card of [CARD, { ...CARD, qr: undefined }, { ...CARD, code: undefined }]) {
    const paper = cardPaper({ ...card, size })
    const boxes = boxesOf(paper)
    const outside = boxes.filter(
      ({ left, right, top, foot }) => left < 0 || top < 0 || right > paper.width + SLACK || foot > paper.height,
    )
    expect(outside).toEqual([])
    const covered = boxes.filter((one, index) =>
      boxes
        .slice(index + 1)
        .some(
          (other) =>
            one.left < other.right - SLACK &&
            other.left < one.right - SLACK &&
            one.top < other.foot - SLACK &&
            other.top < one.foot - SLACK,
        ),
    )
    expect(covered).toEqual([])
  }
})

it('says the code and the numbers in groups', () => {
  const words = cardPaper(CARD).marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
  expect(words).toContain('4829 1357 0426')
  expect(words).toContain('养老热线 12349')
})

it('carries no digits but telephones where it has no code', () => {
  const wall = { ...CARD, size: 'a5', code: undefined, qr: undefined, codeLabel: '服务码在小卡上' } as const
  const words = cardPaper(wall).marks.map((mark) => (mark.kind === 'text' ? mark.text : ''))
  expect(words).toContain('服务码在小卡上')
  expect(words.filter((line) => /\d/.test(line))).toEqual(['养老热线 12349', expect.stringContaining('服务站')])
})

it.each(SIZES)('draws the QR code of a %s card in whole pixels, each module as large as the next', (size) => {
  const filled: number[][] = []
  const pen = {
    fillStyle: '' as unknown,
    font: '',
    fillText: () => undefined,
    fillRect: (...box: number[]) => void filled.push(box),
  }
  const paper = cardPaper({ ...CARD, size })
  draw(paper, pen, 'sans-serif')
  const [, ...modules] = filled // the first is the white ground
  const { runs } = qrModules(CARD.qr!)
  expect(modules).toHaveLength(runs.length)
  const side = modules[0]![3]!
  const [x0, y0] = [modules[0]![0]! - runs[0]!.x * side, modules[0]![1]! - runs[0]!.y * side]
  expect(modules).toEqual(runs.map(({ x, y, length }) => [x0 + x * side, y0 + y * side, length * side, side]))
  expect(side).toBeGreaterThanOrEqual(3)
  expect(pixelsOf(paper.width)).toBe(Math.round((size === 'a5' ? 148 : 85.6) * (72 / 25.4) * PIXELS_A_POINT))
})
