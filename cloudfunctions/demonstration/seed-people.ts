import { eq } from 'drizzle-orm'
import { CONSENT_CLASSES } from '@/domain/consent/consent'
import { currentText } from '@/domain/consent/texts'
import type { RecordChange } from '@/domain/person/record'
import type { Tx } from '../database/database'
import { account, consent, helper, identity, person, staff } from '../database/schema'
import { subjectHash } from '../account/accounts'
import type { Keyring } from '../runtime/keyring'
import type { StaffSecret } from '../runtime/names'
import { newPerson, type OpenPerson } from '../runtime/records'
import { demoId, digest } from './ids'
import { ACCOUNTS, PEOPLE, type DemoAccount, type DemoPerson } from './people'

/** The order in which things happened: accounts, then people with their consents, then who acts for them. */
export async function seedPeople(tx: Tx, keyring: Keyring, now: Date): Promise<void> {
  for (const one of ACCOUNTS) await seedAccount(tx, keyring, now, one)
  for (const one of PEOPLE) await seedPerson(tx, keyring, now, one)
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
  if (!place) return
  const staffId = demoId(`staff/${subject}`)
  // After an area code no number begins with 0: nobody can be called by mistake. docs/decisions/024
  const secret: StaffSecret = { name, phone: '0000-0000000', community: null, secret: secretOf(subject) }
  await tx
    .insert(staff)
    .values({
      ...{ id: staffId, accountId: id, role: place.role, city: place.city, ...keyring.seal(staffId, secret) },
      ...{ county: place.county ?? null, street: place.street ?? null, createdAt: now, joinedAt: now },
    })
    .onConflictDoNothing()
}

/** Base32 of 20 bytes that everybody may know: a demonstration's desk opens at its sign-in. */
function secretOf(subject: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bytes = Buffer.from(digest(`second factor of ${subject}`, 64), 'hex')
  return Array.from(bytes, (byte) => letters[byte % 32]).join('')
}

async function seedPerson(tx: Tx, keyring: Keyring, now: Date, told: DemoPerson): Promise<void> {
  const id = demoId(`person/${told.key}`)
  const [standing] = await tx.select({ id: person.id }).from(person).where(eq(person.id, id))
  if (standing) return
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
  await seedConsents(tx, keyring, now, await newPerson(tx, keyring, changes, now, { id, demo: true }), told0)
}

interface Told {
  readonly account: string
  readonly ground: 'self' | 'presence'
  readonly source: 'self' | 'worker'
}

/** She herself where she has a phone; the worker of her city where she has none. */
function whoTold({ key, residence }: DemoPerson): Told {
  const self = ACCOUNTS.find(({ helps }) => helps.some((one) => one.person === key && one.standing === 'self'))
  if (self) return { account: self.id, ground: 'self', source: 'self' }
  const near = ACCOUNTS.find(({ staff: place }) => place?.county?.startsWith(residence.slice(0, 4)))
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
