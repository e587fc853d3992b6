import { eq } from 'drizzle-orm'
import { daysBefore } from '@/domain/booking/clock'
import { CONSENT_CLASSES } from '@/domain/consent/consent'
import { currentText } from '@/domain/consent/texts'
import { chinaDay } from '@/domain/person/date'
import { withChange, type PersonRecord, type RecordChange } from '@/domain/person/record'
import type { Tx } from '../database/database'
import { consent, person, recordChange, registerEntry, seed, visit } from '../database/schema'
import { entryOf } from '../runtime/entries'
import type { Keyring } from '../runtime/keyring'
import { communityKey, homeOf, type PersonRow } from '../runtime/records'
import { generateDivisions, type DemoDivision, type DemoElder } from './division'
import type { DemoCity } from './ground'
import { demoId } from './ids'
import { localOf } from './local'

const VERSION = '1'
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Nothing was wrong; what a worker taps in a minute. */
const ALL_GOOD = {
  health: 'good',
  mood: 'good',
  safety: 'good',
  hygiene: 'good',
  housing: 'good',
  needs: 'good',
} as const

/**
 * Fills the registers of the streets where somebody plays the worker, with what she visited this month. Once: from then on they are
 * played with. In few statements, for nobody waits gladly for a demonstration.
 */
export async function seedDivisions(tx: Tx, keyring: Keyring, now: Date, ground: DemoCity): Promise<void> {
  const name = `demo/division/${ground.city}`
  const [done] = await tx.select().from(seed).where(eq(seed.name, name))
  if (done) return
  const { areaCode } = localOf(ground.city, ground.counties[0]?.code)
  const divisions = generateDivisions(ground.city, areaCode, ground.neighbourhoods, chinaDay(now.getTime()))
  for (const division of divisions) await seedDivision(tx, keyring, now, division)
  if (divisions.length > 0) await tx.insert(seed).values({ name, version: VERSION, createdAt: now })
}

async function seedDivision(tx: Tx, keyring: Keyring, now: Date, division: DemoDivision): Promise<void> {
  const made = division.elders.map((elder) => rowsOf(keyring, now, division, elder))
  await tx.insert(person).values(made.map(({ row }) => row))
  await tx.insert(recordChange).values(made.flatMap(({ changes }) => changes))
  await tx.insert(consent).values(made.flatMap(({ consents }) => consents))
  await tx.insert(registerEntry).values(made.flatMap(({ entry }) => entry))
  await tx.insert(visit).values(made.flatMap(({ visits }) => visits))
}

/** Everything that a worker's own acts would have left of her. */
function rowsOf(keyring: Keyring, now: Date, { worker }: DemoDivision, elder: DemoElder) {
  const id = demoId(`person/${elder.key}`)
  const by = { account: demoId(`account/${worker}`), as: 'presence' as const }
  const changes = elder.lines.map(({ key, value }): RecordChange => ({
    key,
    value,
    source: 'worker',
    by,
    since: now.toISOString(),
  }))
  const record: PersonRecord = changes.reduce(withChange, {})
  const { county, street, community } = homeOf(record)
  const sealed = keyring.seal(id, record)
  const row: PersonRow = {
    ...{ id, ...sealed, version: 2, identityHash: null, identitySeen: false, serviceCodeHash: null, sealedCode: null },
    ...{ residence: county, street, communityHash: communityKey(keyring, { county, street, community }) },
    ...{ mergedInto: null, erasedAt: null, demo: true, createdAt: now },
  }
  const under = (value: unknown) => keyring.sealUnder(sealed.wrappedKey, id, value)
  const visits = visitsOf(row, worker, elder, under, now)
  const lastVisitOn = visits[0]?.on ?? null
  const entry = entryOf(keyring, { row, record }, now)
  return {
    row,
    changes: changes.map((change, n) => ({
      ...{ id: demoId(`change/${elder.key}/${n}`), personId: id, sealed: under(change), createdAt: now },
    })),
    consents: CONSENT_CLASSES.map((cls) => ({
      ...{
        id: demoId(`consent/${id}/${cls}`),
        personId: id,
        class: cls,
        version: currentText(cls).version,
        given: true,
      },
      ...{ way: 'read-back' as const, byAccount: by.account, ground: by.as, sealedProof: under({ way: 'read-back' }) },
      createdAt: now,
    })),
    entry: entry === null ? [] : [{ ...entry, lastVisitOn }],
    visits,
  }
}

function visitsOf(
  { id, residence, street, communityHash }: PersonRow,
  worker: string,
  { key, visitedDaysAgo }: DemoElder,
  under: (value: unknown) => Uint8Array,
  now: Date,
) {
  if (visitedDaysAgo === null || residence === null) return []
  const on = daysBefore(chinaDay(now.getTime()), visitedDaysAgo)
  const at = new Date(now.getTime() - visitedDaysAgo * DAY_MS - HOUR_MS)
  return [
    {
      ...{ id: demoId(`visit/${key}`), personId: id, staffId: demoId(`staff/${worker}`), county: residence, street },
      ...{ communityHash, on, at, mode: 'in-person' as const, outcome: 'seen' as const, tier: 'monthly' as const },
      ...{ cases: 0, sealed: under({ findings: ALL_GOOD, words: '', files: [], cases: [] }), createdAt: now },
    },
  ]
}
