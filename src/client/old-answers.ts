import { foldedLines } from './asked'
import type { Answers, Stood } from './told'

/** The one city of the builds that did not keep what stood on a page. */
export const OLD_CITY = 'linfen'
const OLD_CODE = '1410'

/**
 * What stood on their pages of several answers. Of a page with one answer it does not matter: what was chosen says it
 * all. Frozen: it tells what was on screens then, whatever the questionnaire says today.
 */
const LINES: Readonly<Record<string, readonly string[]>> = {
  economic: ['minimum-living', 'minimum-living-margin', 'extreme-poverty', 'other'],
  disabilityKind: ['mental', 'intellectual', 'physical', 'visual', 'hearing', 'speech', 'multiple'],
  home: ['alone', 'empty-nest', 'left-behind', 'certificate'],
  insurance: ['employee-pension', 'resident-pension', 'employee-medical', 'resident-medical'],
  situation: [
    'hard-after-allowance',
    'seeking-support',
    'debtor-cannot-pay',
    'living-hardship',
    'legal-aid',
    'judicial-relief',
    'destitute',
  ],
  housing: ['difficulty', 'dilapidated'],
  service: [
    'martyr-kin',
    'duty-death-kin',
    'deceased-soldier-kin',
    'disabled-soldier',
    'demobilised-soldier',
    'discharged-soldier',
    'regular-pension',
  ],
  hukou: [OLD_CODE],
  insuredIn: [OLD_CODE],
}

/** What stood on each answered page when the app knew one city only. */
export function stoodBefore(chosen: Answers['chosen'] = {}): Answers['stood'] {
  const stood: Record<string, Stood> = {}
  for (const [id, answer] of Object.entries(chosen)) {
    const lines = LINES[id] ?? answer
    const folded = foldedLines(id, lines).filter(({ under }) => !answer.includes(under))
    stood[id] = { lines: [...lines, ...folded.map((line) => line.id)], cities: [OLD_CITY] }
  }
  return stood
}
