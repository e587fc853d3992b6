import { eq } from 'drizzle-orm'
import { CONSENT_CLASSES } from '@/domain/consent/consent'
import { currentText } from '@/domain/consent/texts'
import type { RecordChange } from '@/domain/person/record'
import type { Tx } from '../database/database'
import { account, consent, helper, identity, person, seed, staff } from '../database/schema'
import { subjectHash } from '../runtime/subjects'
import type { Keyring } from '../runtime/keyring'
import type { StaffSecret } from '../runtime/names'
import { changeRecord, newPerson, recordIn, type OpenPerson } from '../runtime/records'
import { drawServiceCode } from '../runtime/service-code'
import { demoId } from './ids'
import { ACCOUNTS, APPLICANTS, NOT_PLAYED, PEOPLE, type DemoAccount, type DemoPerson, type DemoStaff } from './people'
import { demoSecret } from './second-factor'

const PEOPLE_SEED = 'demo/people'
/** Raised when people who stand already get lines that they did not have. */
const PEOPLE_VERSION = '3'

/** The order in which things happened: accounts, then people with their consents, then who acts for them. */
export async function seedPeople(tx: Tx, keyring: Keyring, now: Date): Promise<void> {
  for (const one of [...ACCOUNTS, ...NOT_PLAYED]) await seedAccount(tx, keyring, now, one)
  for (const one of [...PEOPLE, ...APPLICANTS]) await seedPerson(tx, keyring, now, one)
  await tx
    .insert(seed)
    .values({ name: PEOPLE_SEED, version: PEOPLE_VERSION, createdAt: now })
    .onConflictDoUpdate({ target: seed.name, set: { version: PEOPLE_VERSION } })
  for (const one of ACCOUNTS) await seedHelpers(tx, now, one)
}

async function seedAccount(tx: Tx, keyring: Keyring, now: Date, { id: subject, name, staff: place }: DemoAccount) {
  const id = demoId(`account/${subject}`)
  await tx
    .insert(account)
    .values({ id, ...keyring.seal(id, { name }), createdAt: now })
    .onConflictDoNothing()
  const hash = subjectHash(keyring, 'demo', subject)
  await tx
    .insert(identity)
    .values({ provider: 'demo', subjectHash: hash, accountId: id, createdAt: now })
    .onConflictDoNothing()
  // Clerks and care workers stand for a provider, which comes with its city's places; assessors for an organisation of their own.
  if (!place || place.serves !== undefined || place.assesses) return
  await seedStaff(tx, keyring, now, { subject, name, place, providerId: null })
}

/** A place among the staff, its second factor given long ago. */
export async function seedStaff(
  tx: Tx,
  keyring: Keyring,
  now: Date,
  { subject, name, place, providerId }: { subject: string; name: string; place: DemoStaff; providerId: string | null },
): Promise<void> {
  const id = demoId(`account/${subject}`)
  const staffId = demoId(`staff/${subject}`)
  // After an area code no number begins with 0: nobody can be called by mistake. docs/decisions/024
  const secret: StaffSecret = { name, phone: '0000-0000000', community: null, secret: demoSecret(subject) }
  await tx
    .insert(staff)
    .values({
      ...{ id: staffId, accountId: id, role: place.role, city: place.city, ...keyring.seal(staffId, secret) },
      ...{ county: place.county ?? null, street: place.street ?? null, providerId, createdAt: now, joinedAt: now },
    })
    .onConflictDoNothing()
}

async function seedPerson(tx: Tx, keyring: Keyring, now: Date, told: DemoPerson): Promise<void> {
  const id = demoId(`person/${told.key}`)
  const [standing] = await tx.select().from(person).where(eq(person.id, id))
  const told0 = whoTold(told)
  const line = (key: RecordChange['key'], value: string): RecordChange => ({
    ...{ key, value, source: told0.source, by: { account: demoId(`account/${told0.account}`), as: told0.ground } },
    since: now.toISOString(),
  })
  const changes = [
    line('name', told.name),
    line('birthDate', told.birthDate),
    line('sex', told.sex),
    line('residence', told.residence),
    line('street', told.town),
  ]
  const reach = [line('phone', phoneOf(told)), line('address', addressOf(told))]
  if (standing) return addMissing(tx, keyring, now, standing, reach)
  changes.push(...reach)
  await seedConsents(tx, keyring, now, await newPerson(tx, keyring, changes, now, { id, demo: true }), told0)
  await drawServiceCode(tx, keyring, id)
}

/** What somebody who comes to her has to know, and the card that a canteen asks for; a demonstration of before had none of it. */
async function addMissing(
  tx: Tx,
  keyring: Keyring,
  now: Date,
  row: typeof person.$inferSelect,
  lines: readonly RecordChange[],
): Promise<void> {
  const [done] = await tx.select().from(seed).where(eq(seed.name, PEOPLE_SEED))
  if (!row.wrappedKey || done?.version === PEOPLE_VERSION) return
  const record = recordIn(keyring, row)
  const missing = lines.filter(({ key }) => record[key] === undefined)
  if (missing.length > 0) await changeRecord(tx, keyring, { row, record }, missing, now)
  if (row.serviceCodeHash === null) await drawServiceCode(tx, keyring, row.id)
}

/** After an area code no number begins with 0. docs/decisions/024 */
const AREA_CODES: Readonly<Record<string, string>> = { 1410: '0357', 1401: '0351', 3401: '0551', 2301: '0451' }
const XIAMEN = '0592'
const serialOf = ({ key }: DemoPerson): number => [...PEOPLE, ...APPLICANTS].findIndex((one) => one.key === key) + 1
const phoneOf = (told: DemoPerson): string =>
  `${AREA_CODES[told.residence.slice(0, 4)] ?? XIAMEN}-0009${String(serialOf(told)).padStart(3, '0')}`
const addressOf = (told: DemoPerson): string => `${told.town}演示路${10 + serialOf(told)}号2单元301室`

interface Told {
  readonly account: string
  readonly ground: 'self' | 'presence'
  readonly source: 'self' | 'worker'
}

/** She herself where she has a phone; the worker of her city where she has none. */
function whoTold({ key, residence }: DemoPerson): Told {
  const self = ACCOUNTS.find(({ helps }) => helps.some((one) => one.person === key && one.standing === 'self'))
  if (self) return { account: self.id, ground: 'self', source: 'self' }
  const near = ACCOUNTS.find(
    ({ staff: place }) => place?.role === 'community-worker' && place.county?.startsWith(residence.slice(0, 4)),
  )
  return { account: near?.id ?? 'worker', ground: 'presence', source: 'worker' }
}

async function seedConsents(tx: Tx, keyring: Keyring, now: Date, { row }: OpenPerson, by: Told): Promise<void> {
  const way = by.ground === 'self' ? ('own-phone' as const) : ('read-back' as const)
  const sealedProof = way === 'own-phone' ? null : keyring.sealUnder(row.wrappedKey, row.id, { way })
  const rows = CONSENT_CLASSES.map((cls) => ({
    ...{ id: demoId(`consent/${row.id}/${cls}`), personId: row.id, class: cls, version: currentText(cls).version },
    ...{ given: true, way, byAccount: demoId(`account/${by.account}`), ground: by.ground, sealedProof, createdAt: now },
  }))
  await tx.insert(consent).values(rows).onConflictDoNothing()
}

async function seedHelpers(tx: Tx, now: Date, { id: subject, helps }: DemoAccount): Promise<void> {
  for (const [index, { person: key, relation, standing, scopes }] of helps.entries()) {
    // Milliseconds apart, so that the people keep the order of the list.
    const createdAt = new Date(now.getTime() + index)
    const row = {
      ...{ id: demoId(`helper/${subject}/${key}`), accountId: demoId(`account/${subject}`) },
      ...{
        personId: demoId(`person/${key}`),
        relation,
        standing,
        scopes: [...scopes],
        createdAt,
        confirmedAt: createdAt,
      },
    }
    await tx.insert(helper).values(row).onConflictDoNothing()
  }
}
