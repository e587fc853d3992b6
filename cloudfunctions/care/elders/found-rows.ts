import { and, asc, eq, ne } from 'drizzle-orm'
import type { ElderCard } from '@/contract/care/elders'
import { JudgeInputError, judge, type JudgedAmount, type Judgement, type Pack } from '@/domain/entitlement'
import { amountWords } from '@/domain/entitlement/words'
import { factsOfRecord } from '@/domain/judgement/record-facts'
import type { Tx } from '../../database/database'
import { found } from '../../database/schema'
import { valueOf } from '../../runtime/records'
import { whyOf } from '../found/why'
import type { CareParts } from '../parts'
import type { Elder } from './division'

/** What was found for her, each with why by the list as it is today. */
export async function foundOf(
  tx: Tx,
  { packs }: Pick<CareParts, 'packs'>,
  { row, record, entry }: Elder,
  on: string,
): Promise<ElderCard['found']> {
  const rows = await tx
    .select()
    .from(found)
    .where(and(eq(found.personId, row.id), ne(found.state, 'over')))
    .orderBy(asc(found.ref))
  if (rows.length === 0) return []
  const pack = packs.find(({ counties }) => counties.some(({ code }) => code === entry.county))
  const judgement = pack ? judged(pack, record, entry.county, on) : null
  const birthDate = valueOf(record, 'birthDate')
  return rows.map(({ ref, kind, state, perhaps, from, version }) => {
    const benefit = judgement?.benefits.find((one) => one.ref === ref)
    return {
      ...{ ref, kind, state, perhaps, from, version },
      name: benefit?.name ?? ref,
      why: benefit ? whyOf(benefit, { birthDate, on, kind, from }) : '清单里现在没有这一项了',
      amount: benefit ? sumOf(benefit.amount) : '',
    }
  })
}

/** Null where her record cannot be judged. */
function judged(pack: Pack, record: Elder['record'], county: string, on: string): Judgement | null {
  try {
    return judge(pack, factsOfRecord(record), { on, county, changes: false })
  } catch (error) {
    if (error instanceof JudgeInputError) return null
    throw error
  }
}

/** «至少 100 元/月»; empty where no figure is stated. */
function sumOf(amount: JudgedAmount): string {
  const { number, unit } = amountWords(amount)
  return number + unit
}
