import type { Instrument, Item, Option } from './instrument'

/**
 * GB/T 42195-2022, annex B: 26 items, 90 points, five levels. The words are ours, short enough for a phone; scores and ranges are
 * the standard's. Where copies of it disagree (B.1.7 at 3, B.4.4 at 1) we hold with the majority: docs/decisions/081.
 */

const texts = (...best: readonly string[]): Option[] => best.map((text, at) => ({ score: best.length - 1 - at, text }))

/** The ladder of help that eight items share. */
const ladder = texts(
  '自己做,不用人帮',
  '有人说一声、看着,就能自己做',
  '要人搭手,主要还是自己做',
  '大半靠别人做,自己能配合',
  '全靠别人,也配合不了',
)

/** The ladder of 理解 and 表达. */
const byTalk = (does: string): Option[] =>
  texts(
    `${does}正常`,
    `能${does},要多给些时间`,
    `要反复说、说简单,才能${does}`,
    `要别人大量帮助才能${does}`,
    `完全不能${does}`,
  )

const item = (key: string, name: string, about: string, options: readonly Option[]): Item => ({
  key,
  name,
  about,
  options,
})

const SELF_CARE: readonly Item[] = [
  item(
    'B.1.1',
    '进食',
    '把饭菜送进嘴里、咽下去',
    texts(
      '自己吃,不呛',
      '有人提醒就能吃,或用辅具自己吃,不呛',
      '要人帮一点,每月有一次以上呛到',
      '大半要人喂,每周有一次以上呛到',
      '全靠人喂,或咽不下,或留着胃管',
    ),
  ),
  item('B.1.2', '修饰', '洗脸、刷牙、梳头、刮脸、剪指甲', ladder),
  item('B.1.3', '洗澡', '洗身、擦干', ladder),
  item('B.1.4', '穿脱上衣', '穿上、脱下,扣子和拉链也算', ladder),
  item('B.1.5', '穿脱裤子和鞋袜', '穿上、脱下', ladder),
  item(
    'B.1.6',
    '小便控制',
    '白天和夜里憋得住、控制得住',
    texts(
      '正常',
      '白天能控制,夜里次数多或控制差,或自己会用尿垫',
      '白天大多能控制,偶尔失禁(一周超过一次、不到每天),夜里差,或要人帮一点',
      '白天大多不能控制(每天都有),但没完全失控,或要人帮很多',
      '完全控制不了,或留着导尿管',
    ),
  ),
  item(
    'B.1.7',
    '大便控制',
    '排便能自己控制',
    texts(
      '正常',
      '有时便秘或失禁(一周不到一次),或自己会用开塞露、尿垫',
      '经常便秘或失禁(一周超过一次、不到每天),或要人帮一点',
      '大多控制不了(每天都有),但没完全失控,或要人帮很多',
      '严重便秘或完全失禁,全靠别人',
    ),
  ),
  item('B.1.8', '如厕', '解裤、擦净、穿裤', ladder),
]

const MOVEMENT: readonly Item[] = [
  item('B.2.1', '床上翻身坐起', '躺着翻身、从躺到坐', ladder),
  item('B.2.2', '床椅转移', '从床到椅子,再回到床上', ladder),
  item(
    'B.2.3',
    '平地走路',
    '在平地走大约50米,可以用拐杖、助行器',
    texts(
      '自己走50米左右,不怕摔',
      '能走50米左右,怕摔,要人看着或用拐杖、助行器',
      '要人轻轻扶着走',
      '要人用力扶着走',
      '走不了',
    ),
  ),
  item(
    'B.2.4',
    '上下楼梯',
    '连着走10到15级台阶',
    texts('自己连走10到15级', '有人在旁提醒就能走', '要人帮,主要还是自己走', '大半靠别人,或完全不能'),
  ),
]

const MIND: readonly Item[] = [
  item(
    'B.3.1',
    '分得清时间',
    '今年、几月、几号、上午还是下午',
    texts(
      '年月清楚,日子最多差一天',
      '年月日有的说不清,日子差两天以上',
      '知道上半年下半年,或什么季节',
      '只知道上午下午,或白天黑夜',
      '没有时间概念',
    ),
  ),
  item(
    'B.3.2',
    '分得清地方',
    '一个人出门认路,说得出住哪里',
    texts(
      '平常去的地方能一个人去',
      '不能一个人去,但说得准自己住哪里',
      '住处的地址说得出多半',
      '住处的地址只说得出一点',
      '没有地方概念',
    ),
  ),
  item(
    'B.3.3',
    '认得人',
    '认得一起住的人,叫得出是谁',
    texts('一起住的人都认得,叫得出', '大部分认得', '认得一部分', '只认得自己或很少几个人', '谁也不认得'),
  ),
  item(
    'B.3.4',
    '记性',
    '刚才的、最近的、从前的事',
    texts('记得清', '刚说的三个词,五分钟后最多记得一个', '上一顿饭吃了什么记不得', '老朋友也记不得了', '记忆全乱了'),
  ),
  item('B.3.5', '听懂别人的话', '可以戴助听器', byTalk('听懂')),
  item('B.3.6', '把意思说出来', '说话、手势、写字都算', byTalk('表达')),
  item('B.3.7', '打人骂人', '最近一个月', texts('没有', '有过打人、推人、骂人、吼人')),
  item('B.3.8', '情绪低落', '最近一个月:提不起劲、对什么都没兴趣,甚至有轻生的念头', texts('没有', '有过')),
  item('B.3.9', '清醒程度', '叫得醒、能回应', texts('清醒', '嗜睡,或意识模糊', '昏睡,或昏迷')),
]

const SENSES: readonly Item[] = [
  item('B.4.1', '视力', '可以戴眼镜', texts('看得清', '看得清大字,或认得出东西', '只看得见光、颜色、形状,或看不见')),
  item(
    'B.4.2',
    '听力',
    '可以戴助听器',
    texts('听得清', '轻声或两米外听不清,要安静、大声', '大声慢说也只听见一部分,或听不见'),
  ),
  item(
    'B.4.3',
    '料理日常事情',
    '洗衣、买小东西、按时吃药',
    texts('自己安排、自己做完', '有人看着、提醒就能做', '要人帮一点', '要人帮很多', '全靠别人'),
  ),
  item(
    'B.4.4',
    '坐车出门',
    '骑车、公交、出租',
    texts(
      '能骑车或坐公交',
      '会叫出租车,不会坐别的公交',
      '有人陪着,能坐公共交通',
      '要人帮着才能坐车,或完全不能出门坐车',
    ),
  ),
  item(
    'B.4.5',
    '和人来往',
    '待人接物',
    texts(
      '和各种人来往都得体',
      '熟悉、简单的环境里能主动来往,听不懂话外的意思',
      '不大和人来往,别人找才应,容易上当',
      '勉强能搭上话,内容说不清',
      '不能和人来往',
    ),
  ),
]

export const GBT_42195: Instrument = {
  id: 'GB/T 42195-2022',
  version: 1,
  sections: [
    { key: 'B.1', name: '自理能力', items: SELF_CARE },
    { key: 'B.2', name: '基础运动能力', items: MOVEMENT },
    { key: 'B.3', name: '精神状态', items: MIND },
    { key: 'B.4', name: '感知觉与社会参与', items: SENSES },
  ],
  levels: [
    { level: 0, from: 90, to: 90, name: '能力完好', plain: '日常的事都能自己做' },
    { level: 1, from: 66, to: 89, name: '轻度失能', plain: '大部分事能自己做,有些要人搭手' },
    { level: 2, from: 46, to: 65, name: '中度失能', plain: '不少事要人帮着做' },
    { level: 3, from: 30, to: 45, name: '重度失能', plain: '大部分事要人帮着做' },
    { level: 4, from: 0, to: 29, name: '完全失能', plain: '日常的事都要人照料' },
  ],
}
