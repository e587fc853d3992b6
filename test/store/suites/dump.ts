import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { outbox } from '../../../cloudfunctions/database/schema'
import { deliverDue } from '../../../cloudfunctions/runtime/outbox'
import type { PersonCard, Session } from '../../../src/contract/account'
import type { CaseThread, PresenceCard } from '../../../src/contract/care'
import { currentText } from '../../../src/domain/consent/texts'
import type { Engine, Opened } from '../engines'
import { createWorld, dataOf, type World } from '../world'
import { careOf, STROKES } from './care-support'
import { assessmentStory } from './dump-assessment'
import { bookingStory } from './dump-booking'
import { deskStory } from './dump-desk'
import { COLUMNS, LOOKS, PUBLIC_TABLES } from './dump-columns'
import { actor, freshNumber, type Invited } from './people-support'

const ELDER = '欧阳玉衡'
const DAUGHTER = '尉迟若兰'
const BROTHER = '令狐明远'
const WORKER = '钟离文博'
const WITNESS = '澹台敬之'
const PHONE = '13907351846'
const HER_PHONE = '13603579274'
const ADDRESS = '滨河西路88弄17号楼2301'
const ASKED = '老伴走了以后夜里常常睡不着'
const ANSWERED = '已经约好周三上门看望'
const COMMUNITY = '槐荫里社区'

type Rows = { readonly rows: readonly Record<string, unknown>[] }

/** One value of the dump: where it stands, and what it is. */
interface Cell {
  readonly table: string
  readonly column: string
  readonly value: unknown
}

/** @param open a database of its own: what other tests lay into theirs by hand is nothing that the functions wrote */
export function dumpSuite(open: Engine['open']): void {
  let own: World
  const world = () => own

  const rowsOf = async (query: string) =>
    ((await world().database.owner.execute(sql.raw(query))) as unknown as Rows).rows

  async function columns(): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {}
    for (const row of await rowsOf(
      `select table_name, column_name from information_schema.columns where table_schema = 'public'`,
    ))
      (found[String(row['table_name'])] ??= []).push(String(row['column_name']))
    return found
  }

  async function dump(): Promise<Cell[]> {
    const cells: Cell[] = []
    for (const table of Object.keys(await columns()))
      for (const row of await rowsOf(`select * from "${table}"`))
        for (const [column, value] of Object.entries(row))
          for (const one of Array.isArray(value) ? value : [value])
            if (one !== null && one !== '') cells.push({ table, column, value: one })
    return cells
  }

  /** Everybody does what there is to do, and whatever must not be read afterwards is given back. */
  async function story(): Promise<string[]> {
    const at = world()
    const number = freshNumber('1938-11-07')
    const openId = `o${randomUUID().replaceAll('-', '')}`
    dataOf(await at.ask('account', 'sendCode', { phone: PHONE }, { sender: PHONE }))
    await deliverDue(at, { sms: at.sms.sms, wechat: null }, () => at.now)
    const code = /\d{6}/.exec(at.sms.messages()[0]?.words ?? '')?.[0] ?? ''
    const device = '若兰的华为手机'
    const signed = dataOf<Session>(
      await at.ask('account', 'signInPhone', { phone: PHONE, code, device }, { sender: PHONE }),
    )
    const daughter = { ...signed, id: signed.account.id, name: DAUGHTER }
    dataOf(await at.ask('account', 'rename', { name: DAUGHTER }, { session: daughter.session }))
    const typed = { name: ELDER, relation: '妈妈', birthDate: '1938-11-07', residence: '141002', street: '解放路街道' }
    const hers = await actor(at, daughter).add({ ...typed, identityNumber: number, phone: HER_PHONE })

    const worker = await at.staff({
      ...{ role: 'community-worker', name: WORKER, county: '141002', street: '解放路街道', community: COMMUNITY },
    })
    const his = careOf(at, worker)
    const by = { proof: 'signature', identityNumber: number, name: ELDER, strokes: STROKES }
    const met = dataOf<{ presence: PresenceCard }>(await his.ask('meet', { reason: 'consent', by })).presence
    const beside = actor(at, worker, met.person.id)
    for (const cls of ['identity', 'health', 'place'] as const) {
      const proof = { way: 'witness', witness: WITNESS }
      dataOf(await beside.ask('consent', { class: cls, version: currentText(cls).version, given: true, proof }))
    }
    const { version } = await beside.record()
    const changes = [
      { key: 'disability', value: { grade: 2, kind: 'visual' } },
      { key: 'address', value: ADDRESS },
      { key: 'community', value: COMMUNITY },
      { key: 'phone', value: HER_PHONE },
      { key: 'identityNumber', value: number },
    ]
    dataOf(await beside.ask('changeRecord', { version, changes, seenOnPaper: true }))
    const asked = (await beside.helpers()).helpers.find(({ standing }) => standing === 'unconfirmed')!
    const scopes = ['view', 'handle']
    const proof = { way: 'witness', witness: WITNESS }
    dataOf(await beside.ask('confirmHelper', { id: asked.id, version: asked.version, scopes, proof }))
    const card = dataOf<{ code: string }>(
      await at.ask('care', 'card', {}, { session: worker.session, for: met.person.id }),
    )
    dataOf(await his.ask('leave'))

    const person = dataOf<{ people: PersonCard[] }>(
      await at.ask('account', 'me', {}, { session: daughter.session }),
    ).people.find(({ id, was }) => id === met.person.id || was === hers.id)!.id
    const asHelper = actor(at, daughter, person)
    const invited: Invited = await asHelper.invite(['view'])
    const brother = dataOf<Session>(await at.ask('account', 'signInWeChat', {}, { openId, sender: openId }))
    dataOf(await at.ask('account', 'rename', { name: BROTHER }, { session: brother.session }))
    dataOf(
      await at.ask(
        'account',
        'acceptInvitation',
        { link: invited.link, relation: '妈妈' },
        { session: brother.session },
      ),
    )
    const facts = { birthDate: { value: '1938-11-07', source: 'self' } }
    const judged = { city: 'linfen', county: '141002', on: '2026-11-21', pack: 'linfen@1', facts, verdicts: [] }
    dataOf(await asHelper.ask('saveJudgement', judged))

    const hersInCare = careOf(at, daughter, person)
    const help: CaseThread = await hersInCare.help({ words: ASKED })
    const taken = await his.done('take', help)
    await his.done('answer', taken, { words: ANSWERED })
    dataOf(await asHelper.ask('record'))
    dataOf(await at.ask('account', 'sendCode', { phone: PHONE }, { sender: PHONE }))
    const waiting = await at.database.owner.select().from(outbox).where(eq(outbox.status, 'waiting'))
    const codes = waiting.flatMap((row) => (at.keyring.open(row.id, row) as { code?: string }).code ?? [])
    expect(codes).toHaveLength(1)
    return [
      ...[ELDER, DAUGHTER, BROTHER, WORKER, WITNESS, PHONE, HER_PHONE, ADDRESS, ASKED, ANSWERED, COMMUNITY],
      ...[number, number.slice(0, -1), '1938-11-07', '19381107', 'visual', device, openId, code, ...codes, card.code],
      ...[card.code.replaceAll(' ', ''), invited.link, invited.code, worker.secret],
      ...[signed.session, signed.renewal, brother.renewal, worker.session],
    ]
  }

  describe('a dump of everything', () => {
    let secrets: string[] = []
    let cells: Cell[] = []
    let lines = ''
    let opened: Opened | undefined
    beforeAll(async () => {
      opened = await open()
      own = await createWorld(opened.database)
      secrets = [
        ...(await story()),
        ...(await bookingStory(own)),
        ...(await assessmentStory(own)),
        ...(await deskStory(own)),
      ]
      cells = await dump()
      lines = JSON.stringify([world().lines, world().crashes.map(String)])
    })
    afterAll(() => opened?.drop())

    it('has each column on record as clear, sealed, a hash or an id', async () => {
      const found = await columns()
      for (const name of PUBLIC_TABLES) delete found[name]
      const known = Object.fromEntries(
        Object.entries(COLUMNS).map(([name, kinds]) => [name, Object.keys(kinds).sort()]),
      )
      expect(Object.fromEntries(Object.entries(found).map(([name, all]) => [name, all.sort()]))).toEqual(known)
    })

    it('holds in each column nothing but what is on record', () => {
      const strange = cells.flatMap(({ table, column, value }) => {
        const kind = COLUMNS[table]?.[column]
        if (!kind || kind === 'moment') return []
        const isBytes = value instanceof Uint8Array
        const text = kind === 'states' ? JSON.stringify(value) : String(value).trim()
        if (kind === 'sealed' ? isBytes : !isBytes && LOOKS[kind].test(text)) return []
        return [`${table}.${column}: ${isBytes ? 'bytes' : String(value)}`]
      })
      expect(strange).toEqual([])
    })

    it('has rows in every table, so that nothing was found because nothing was there', () => {
      const filled = new Set(cells.map(({ table }) => table))
      const empty = Object.keys(COLUMNS).filter((table) => !filled.has(table))
      // No photo, decision or job is part of this story; what may stand in their columns is checked wherever there is one.
      expect(empty.filter((table) => !['file', 'decision', 'job'].includes(table))).toEqual([])
    })

    it('gives away no name, number, phone, address, health answer, word, code or key, however it is written', () => {
      expect(secrets.every((secret) => secret.length >= 4)).toBe(true)
      const texts = cells.map(({ table, value }) => (PUBLIC_TABLES.includes(table) ? '' : readable(value)))
      const all = `${texts.join('\n')}\n${lines}`
      expect(secrets.filter((secret) => waysToWrite(secret).some((way) => found(all, way)))).toEqual([])
    })

    it('would be found out: the same search finds what is clear', () => {
      const all = cells.map(({ value }) => readable(value)).join('\n')
      expect(found(all, '解放路街道')).toBe(true)
      const sealed = Buffer.from('钟离文博 在这里', 'utf8')
      expect(waysToWrite(WORKER).some((way) => found(readable(sealed), way))).toBe(true)
      expect(waysToWrite(WORKER).some((way) => found(sealed.toString('hex'), way))).toBe(true)
    })
  })
}

/** A value as any reader might try it. */
function readable(value: unknown): string {
  if (!(value instanceof Uint8Array)) return value instanceof Date ? '' : JSON.stringify(value)
  const bytes = Buffer.from(value)
  return (['utf8', 'latin1', 'hex', 'base64'] as const).map((encoding) => bytes.toString(encoding)).join('\n')
}

/** A secret as it might have been written down. */
function waysToWrite(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8')
  // Base64 of what stands in the middle of something: without the ends, which depend on the neighbours.
  const inBase64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(4, -4),
  )
  const escaped = JSON.stringify(secret).slice(1, -1)
  const ways = [secret, escaped, bytes.toString('latin1'), bytes.toString('hex'), encodeURIComponent(secret)]
  return [...ways, ...inBase64.filter((way) => way.length >= 10)]
}

/** Digits count where they stand by themselves: in a hash any six may follow each other. */
function found(all: string, way: string): boolean {
  if (!/^\d{4,8}$/.test(way)) return all.includes(way)
  return new RegExp(`(?<![0-9a-fA-F])${way}(?![0-9a-fA-F])`).test(all)
}
