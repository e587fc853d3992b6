import * as z from 'zod/mini'
import { VISIT_TIERS, WHEREABOUTS } from '@/domain/register/entry'
import { dateText } from '../common'
import { action } from '../envelope'

/** For the street and the county: coverage, the figures that documents ask for, and the ledger. */

const DESKS = { by: 'staff', roles: ['community-worker', 'official'] } as const
const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写成 2026-11'))

const row = z.object({
  /** Community, or street in a wide division, or county in a city. */
  place: z.string(),
  /** People of the register today. */
  elders: z.int(),
  /**
   * Each person once for each month: of those who are owed a visit today, how many months they are owed one, had one, had tries at which
   * nobody was met, and how many of them were brought to the street.
   */
  owed: z.int(),
  visited: z.int(),
  missed: z.int(),
  raised: z.int(),
  /** Visits of the months at which she was seen, where she lived then, and cases that came of visits. */
  visits: z.int(),
  findings: z.int(),
  /** Requests for help that were opened in the months: how many, answered by now, after the promised day or not yet though it is over, open. */
  requests: z.int(),
  answered: z.int(),
  late: z.int(),
  open: z.int(),
  /** Benefits: people for whom something is found today; whom somebody spoke with in the months; for whom one was brought to a desk. */
  found: z.int(),
  told: z.int(),
  applied: z.int(),
})
export type CoverageRow = z.infer<typeof row>

const ledgerLine = z.object({
  person: z.uuid(),
  name: z.string(),
  birthDate: z.nullable(dateText),
  place: z.string(),
  /** Null for whoever is owed no visit by rule. */
  tier: z.nullable(z.enum(VISIT_TIERS)),
  whereabouts: z.enum(WHEREABOUTS),
  alone: z.boolean(),
  lowIncome: z.boolean(),
  lastVisitOn: z.nullable(dateText),
  /** At which she was seen, ever. */
  visits: z.int(),
  openCases: z.int(),
  unclaimed: z.int(),
})
export type LedgerLine = z.infer<typeof ledgerLine>

export const figureActions = {
  coverageFigures: action({
    about:
      'The month or quarter of a division, by its parts: visits, help, benefits. Counts, never a name. `raised` lists what rose to the street as numbers only.',
    access: DESKS,
    writes: false,
    input: z.strictObject({ from: month, to: month }),
    output: z.object({ division: z.string(), rows: z.array(row), total: row }),
  }),
  ledger: action({
    about:
      '一人一案 for export, two hundred lines at a time. A line in «谁看过» for each. An official has it by street.',
    access: DESKS,
    writes: false,
    input: z.strictObject({ after: z.optional(z.uuid()) }),
    output: z.object({ lines: z.array(ledgerLine), more: z.boolean() }),
  }),
}
