import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { account, notice, outbox } from '../../../cloudfunctions/database/schema'
import { tell, tellThose, type Telling } from '../../../cloudfunctions/runtime/tell'
import type { NoticeCard } from '../../../src/contract/notify'
import { dataOf, type Somebody, type World } from '../world'
import { codeOf, fieldsOf, kitOf, newElder, stand } from './people-support'

const LEFT: Telling = { template: 'helper-left', params: { helper: '子女 王丽', elder: '王秀英' }, link: null }

interface Inbox {
  readonly notices: NoticeCard[]
  readonly more: boolean
  readonly unread: number
}

export function notifySuite(world: () => World): void {
  const kit = kitOf(world)
  const inbox = async ({ session }: Somebody, data: object = {}) =>
    dataOf<Inbox>(await world().ask('notify', 'inbox', data, { session }))
  const tellHim = (to: Somebody, telling: Telling = LEFT, now = world().now) =>
    world().database.transaction((tx) => tell(tx, world().keyring, to.id, telling, now))

  describe('notices', () => {
    it('are read by whoever is told, in words, with where they lead, and by nobody else', async () => {
      const [one, other] = [await world().newAccount('王丽'), await world().newAccount('王军')]
      const link = { person: randomUUID() }
      await tellHim(one, { ...LEFT, link })
      const { notices, unread } = await inbox(one)
      expect(notices).toEqual([
        {
          id: expect.any(String),
          at: world().now.toISOString(),
          words: '子女 王丽 自己退出了,不再替 王秀英 办事,也看不到资料了。',
          read: false,
          template: 'helper-left',
          link,
        },
      ])
      expect(unread).toBe(1)
      expect(await inbox(other)).toEqual({ notices: [], more: false, unread: 0 })
      expect(codeOf(await world().ask('notify', 'inbox', {}))).toBe('unauthenticated')
    })

    it('are marked as read one by one or all, and only his own', async () => {
      const [one, other] = [await world().newAccount('王丽'), await world().newAccount('王军')]
      for (const to of [one, one, one, other]) await tellHim(to)
      const first = (await inbox(one)).notices[0]!
      const mark = async ({ session }: Somebody, data: object) =>
        dataOf<{ unread: number }>(await world().ask('notify', 'markRead', data, { session })).unread
      expect(await mark(one, { ids: [first.id] })).toBe(2)
      expect(await mark(other, { ids: [first.id, (await inbox(one)).notices[1]!.id] })).toBe(1)
      expect((await inbox(one)).unread).toBe(2)
      expect(await mark(one, {})).toBe(0)
      expect((await inbox(one)).notices.map(({ read }) => read)).toEqual([true, true, true])
      expect((await inbox(other)).unread).toBe(1)
    })

    it('come twenty at a time without a gap or a double', async () => {
      const one = await world().newAccount('王丽')
      for (let n = 0; n < 50; n += 1)
        await tellHim(one, LEFT, new Date(world().now.getTime() + Math.floor(n / 7) * 1000))
      const seen: string[] = []
      let page = await inbox(one)
      for (let pages = 1; pages < 10; pages += 1) {
        seen.push(...page.notices.map(({ id }) => id))
        if (!page.more) break
        page = await inbox(one, { before: page.notices.at(-1)!.at })
      }
      expect([seen.length, new Set(seen).size]).toEqual([50, 50])
      const wrong = await world().ask('notify', 'inbox', { before: 'now' }, { session: one.session })
      expect(fieldsOf(wrong)).toHaveProperty('before')
    })

    it('of a template that this version does not know say so, and hide no other', async () => {
      const one = await world().newAccount('王丽')
      await tellHim(one, { ...LEFT, template: 'from-the-future' })
      await tellHim(one)
      const { notices } = await inbox(one)
      expect(notices.map(({ words }) => words)).toEqual(
        expect.arrayContaining([expect.stringContaining('这里看不了'), expect.stringContaining('退出了')]),
      )
    })

    it('are sealed, and a word goes outside by the way that is known of him', async () => {
      const one = await world().newAccount('王丽')
      const rowsTo = async () => {
        const rows = await kit.owner().select().from(outbox)
        return rows.flatMap((row) => {
          if (row.sealed.length === 0) return []
          const { to } = world().keyring.open(row.id, row) as { to: string }
          return to === `way-of-${one.id}` ? [row.channel] : []
        })
      }
      const reachedBy = async (secret: object) => {
        const [row] = await kit.owner().select().from(account).where(eq(account.id, one.id))
        const sealed = world().keyring.sealUnder(row!.wrappedKey, one.id, { name: '王丽', ...secret })
        await kit.owner().update(account).set({ sealed }).where(eq(account.id, one.id))
        await tellHim(one)
      }
      await reachedBy({})
      expect(await rowsTo()).toEqual([])
      await reachedBy({ phone: `way-of-${one.id}` })
      expect(await rowsTo()).toEqual(['sms'])
      await reachedBy({ phone: '13800000000', openId: `way-of-${one.id}` })
      expect((await rowsTo()).sort()).toEqual(['sms', 'wechat'])
      const rows = await kit.owner().select().from(notice).where(eq(notice.accountId, one.id))
      expect(rows).toHaveLength(3)
      for (const { sealed } of rows) expect(Buffer.from(sealed).toString('utf8')).not.toContain('王秀英')
    })

    it('about her go to those who stand by her word, and not to who is over, ended or unconfirmed', async () => {
      const elder = await newElder(world(), '王秀英')
      const names = ['王丽', '王军', '周强', '李明', '赵红'] as const
      const [helping, over, unconfirmed, ended, guardian] = await Promise.all(
        names.map((name) => world().newAccount(name)),
      )
      await stand(world(), helping!, elder.person, ['view'])
      await stand(world(), over!, elder.person, ['view'], { until: new Date(world().now.getTime() - 1) })
      await stand(world(), unconfirmed!, elder.person, [], { standing: 'unconfirmed' })
      await stand(world(), ended!, elder.person, [], { standing: 'ended' })
      await stand(world(), guardian!, elder.person, [], { standing: 'guardian' })
      const toldBy = async (who: Parameters<typeof tellThose>[5]) => {
        const people = [elder, helping!, over!, unconfirmed!, ended!, guardian!]
        const before = await Promise.all(people.map(async (each) => (await inbox(each)).unread))
        await world().database.transaction((tx) => tellThose(tx, world().keyring, elder.person, LEFT, world().now, who))
        const now = await Promise.all(people.map(async (each) => (await inbox(each)).unread))
        return people.filter((_, at) => now[at]! > before[at]!).map(({ name }) => name)
      }
      expect(await toldBy({})).toEqual(['王秀英', '王丽', '赵红'])
      expect(await toldBy({ own: true })).toEqual(['王秀英', '赵红'])
      expect(await toldBy({ except: elder.id })).toEqual(['王丽', '赵红'])
    })
  })
}
