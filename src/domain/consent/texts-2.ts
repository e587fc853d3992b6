import { TEXTS_1 } from './texts-1'
import type { ConsentText } from './texts-shape'

const { assessment } = TEXTS_1

/** Since people are assessed through this product: the form itself is kept, and assessors and the county's office read it. */
export const ASSESSMENT_2: ConsentText = {
  ...assessment,
  version: '2',
  since: '2026-11-22',
  parts: {
    ...assessment.parts,
    kept: '能力评估的结果和评估的日子,评估时问到、看到的情况,您同意拍的照片和录音;能不能自己照顾自己的认定,特困人员评的是哪一档。别人看了能知道您的身体怎么样,所以要单独问您。',
    seenBy:
      '您自己,您同意可以“查看”的帮手,正在替您办事的社区工作人员;上门评估的两位评估员,和管评估的民政经办人员。除了您本人,谁看过、什么时候看的,都会记下来,您在“我的”里随时能查。',
    ifRefused:
      '不同意也可以。这里就不能替您申请评估,您可以到社区或者窗口当面申请,结果由评估的单位交给您自己收着。查政策、看地图,都照常用。',
  },
}
