import type { ConsentClass } from './consent'
import type { ConsentPart, ConsentText } from './texts-shape'

const SINCE = '2026-11-22'

/** The same in every class: who keeps it, who sees it, and how it is taken back. */
const COMMON: Pick<Record<ConsentPart, string>, 'keeper' | 'seenBy' | 'withdrawing'> = {
  keeper:
    '由您所在城市管养老服务的民政部门负责,以当地规定为准。资料加密保存。有疑问、要投诉,可以打养老热线,也可以到社区问。',
  seenBy:
    '您自己,您同意可以“查看”的帮手,和正在替您办事的社区工作人员。除了您本人,谁看过、什么时候看的,都会记下来,您在“我的”里随时能查。',
  withdrawing:
    '随时可以在“我的”里收回,也可以到社区请工作人员替您收回。收回以后,这一项马上不再显示、不再使用;以前留下的记录加密封存。想把封存的也销毁,可以申请抹掉资料。收回不影响以前已经办好的事。',
}

const text = (
  cls: ConsentClass,
  title: string,
  parts: Pick<Record<ConsentPart, string>, 'kept' | 'purpose' | 'duration' | 'ifRefused'>,
): ConsentText => ({ cls, version: '1', since: SINCE, title, parts: { ...COMMON, ...parts } })

/** The first wording of each consent. */
export const TEXTS_1: Readonly<Record<ConsentClass, ConsentText>> = {
  identity: text('identity', '同意保存您的身份证号', {
    kept: '您的身份证号。从号码里看得出您的出生日期和性别。这个号码要是落到外人手里,可能被人冒用,所以要单独问您。',
    purpose: '用来认准是您本人,不和别人弄混;替您提交申请的时候,办事的部门要用它核对。',
    duration: '用到您收回同意为止。收回以后封存,申请抹掉资料时销毁。已经提交的申请,部门要留多久,以当地规定为准。',
    ifRefused:
      '不同意也可以。查政策、看地图、看自己能领什么,都照常用。要用身份证号的事,可以带上身份证到社区或者窗口办。',
  }),
  health: text('health', '同意保存您的健康情况', {
    kept: '残疾证的等级和类别,有没有计生特殊家庭扶助证,需不需要有人照料。这些是您的私事,让外人知道了可能会为难,所以要单独问您。',
    purpose: '有些补贴和服务只给有这些情况的人。记下来,就不用每次再问您,也能告诉您还能领什么。',
    duration: '用到您收回同意为止。收回以后封存,申请抹掉资料时销毁。已经提交的申请,部门要留多久,以当地规定为准。',
    ifRefused:
      '不同意也可以。查政策、看地图都照常用,也可以只在自己的手机上算一算,不保存。要用到这些情况的事,可以到社区或者窗口当面办。',
  }),
  assessment: text('assessment', '同意保存您的评估结果', {
    kept: '能力评估的结果和评估的日子,能不能自己照顾自己的认定,特困人员评的是哪一档。别人看了能知道您的身体怎么样,所以要单独问您。',
    purpose: '护理补贴、上门服务、适老化改造这些,多半要看评估结果。记下来,才能替您判断能不能领、能领多少。',
    duration:
      '用到您收回同意为止;重新评过的,以新的结果为准,旧的也留着备查。收回以后封存,申请抹掉资料时销毁。评估档案要留多久,以当地规定为准。',
    ifRefused: '不同意也可以。您照样可以申请评估,结果由评估的单位交给您自己收着。查政策、看地图,都照常用。',
  }),
  place: text('place', '同意保存您家的详细地址', {
    kept: '您家的详细地址,写到门牌号。只写到社区的地址不算在里面。不记您走到哪里。外人知道了可能找上门,所以要单独问您。',
    purpose: '送餐、上门照料、上门评估,要找得到您家。社区工作人员上门看望,也要用它。',
    duration: '用到您收回同意为止。收回以后封存,申请抹掉资料时销毁。上门服务的记录要留多久,以当地规定为准。',
    ifRefused: '不同意也可以。到店吃饭、到社区办事,都不用详细地址。要上门的服务,可以打电话到社区,当时再说地址。',
  }),
}
