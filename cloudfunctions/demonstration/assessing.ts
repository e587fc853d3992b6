import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../database/database'
import { assessor, provider } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { demoId } from './ids'
import { ACCOUNTS, NOT_PLAYED } from './people'
import { seedStaff } from './seed-people'

interface DemoOrg {
  /** As `assesses.org` of its people. */
  readonly key: string
  readonly city: string
  readonly name: string
  readonly phone: string
}

/** One for each city, and in Linfen a second: who objects is assessed by others. After an area code no number begins with 0. */
// prettier-ignore
const ORGS: readonly DemoOrg[] = [
  { key: 'linfen', city: 'linfen', name: '演示尧城能力评估中心', phone: '0357-0007001' },
  { key: 'linfen-2', city: 'linfen', name: '演示平阳能力评估中心', phone: '0357-0007002' },
  { key: 'taiyuan', city: 'taiyuan', name: '演示并州能力评估中心', phone: '0351-0007001' },
  { key: 'hefei', city: 'hefei', name: '演示庐州能力评估中心', phone: '0551-0007001' },
  { key: 'harbin', city: 'harbin', name: '演示松江能力评估中心', phone: '0451-0007001' },
  { key: 'xiamen', city: 'xiamen', name: '演示鹭江能力评估中心', phone: '0592-0007001' },
]

export const orgId = (key: string): string => `demo-${key}-assessing`
export const assessorId = (subject: string): string => demoId(`staff/${subject}`)

const VALID_DAYS = 2 * 365

/** Assessing organisations and their people; of these, what is there stays as it is. */
export async function seedAssessors(tx: Tx, keyring: Keyring, now: Date): Promise<void> {
  const rows = ORGS.map(({ key, ...org }) => ({ ...org, id: orgId(key), assesses: true, demo: true, createdAt: now }))
  await tx.insert(provider).values(rows).onConflictDoNothing()
  const validTo = dayAfter(chinaDay(now.getTime()), VALID_DAYS)
  for (const { id: subject, name, staff: place } of [...ACCOUNTS, ...NOT_PLAYED]) {
    if (!place?.assesses) continue
    const { org, medical } = place.assesses
    await seedStaff(tx, keyring, now, { subject, name, place, providerId: orgId(org) })
    await tx
      .insert(assessor)
      .values({ staffId: assessorId(subject), medical, validTo, createdAt: now })
      .onConflictDoNothing()
  }
}
