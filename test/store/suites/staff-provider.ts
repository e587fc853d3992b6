import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { assessor, careWorker, provider } from '../../../cloudfunctions/database/schema'
import { totpCode } from '../../../cloudfunctions/runtime/totp'
import type { ActionOutput } from '../../../src/contract'
import type { StaffCard } from '../../../src/contract/account'
import type { StaffMember } from '../../../src/contract/operator'
import { dataOf, type Somebody, type Worker, type World } from '../world'
import { newCareWorker, newProvider, type Served } from './booking-support'
import { codeOf, fieldsOf } from './people-support'

/** Those whom booking brought: officials, and people of providers. */
export function staffProviderSuite(world: () => World): void {
  describe('the staff of providers, and officials', () => {
    let operator: Worker
    let served: Served
    beforeAll(async () => {
      operator = await world().staff({ role: 'operator', name: '高局长' })
      served = await newProvider(world(), '春晖助老中心')
    })

    const ask = (who: Somebody, action: string, data: object = {}) =>
      world().ask('operator', action, data, { session: who.session })
    const offer = (role: string, more: object = {}) => ({ role, name: '高洁', phone: '0357-2090001', ...more })
    const invite = (role: string, more: object = {}) => ask(operator, 'inviteStaff', offer(role, more))
    const invited = async (role: string, more: object = {}) =>
      dataOf<{ member: StaffMember; code: string }>(await invite(role, more))
    /** Takes an invitation up with a new account. */
    const join = async (code: string): Promise<{ who: Somebody; staff: StaffCard; secret: string }> => {
      const who = await world().newAccount('高洁')
      const { secret } = dataOf<{ secret: string }>(await ask(who, 'joinStaff', { code }))
      const { staff } = dataOf<{ staff: StaffCard }>(
        await ask(who, 'openDesk', { code: totpCode(secret, world().now) }),
      )
      return { who, staff, secret }
    }
    const tiedTo = async (id: string) =>
      (await world().database.owner.select().from(careWorker).where(eq(careWorker.id, id)))[0]!.staffId

    it('an official is invited for a county or the whole city, never for a street or a provider', async () => {
      expect((await invited('official')).member.division).toBe('临汾市')
      const { member, code } = await invited('official', { county: '141002' })
      expect(member).toMatchObject({ division: '尧都区', role: 'official' })
      expect((await join(code)).staff).toMatchObject({ role: 'official', division: '尧都区', deskOpen: true })
      const street = await invite('official', { county: '141002', street: '解放路街道' })
      expect(fieldsOf(street)).toHaveProperty('street')
      expect(fieldsOf(await invite('official', { provider: served.provider }))).toHaveProperty('provider')
    })

    it('a clerk is invited for a provider of the city, and his card says which', async () => {
      expect(fieldsOf(await invite('clerk'))).toHaveProperty('provider')
      expect(fieldsOf(await invite('clerk', { provider: 'nobody' }))).toHaveProperty('provider')
      expect(fieldsOf(await invite('clerk', { provider: served.provider, county: '141002' }))).toHaveProperty('county')
      const { member, code } = await invited('clerk', { provider: served.provider })
      expect(member.division).toBe('春晖助老中心')
      const somebody = await world().newAccount('高洁')
      expect(dataOf(await ask(somebody, 'lookStaffInvitation', { code }))).toMatchObject({ division: '春晖助老中心' })
      expect((await join(code)).staff).toMatchObject({ role: 'clerk', division: '春晖助老中心' })
    })

    it('a provider of another city is nobody’s here', async () => {
      const id = `p-${randomUUID().slice(0, 8)}`
      await world()
        .database.owner.insert(provider)
        .values({
          ...{ id, city: 'taiyuan', name: '并州助老', phone: '0351-2090000', createdAt: world().now },
        })
      expect(fieldsOf(await invite('clerk', { provider: id }))).toHaveProperty('provider')
    })

    it('a care worker has to stand on the list of the provider, and joining ties him to it', async () => {
      const more = { provider: served.provider }
      expect(fieldsOf(await invite('care-worker', more))).toHaveProperty('phone')
      const row = await newCareWorker(world(), served, ['household'], { name: '高洁' })
      expect(fieldsOf(await invite('care-worker', { ...more, name: '高杰' }))).toHaveProperty('phone')
      const { code } = await invited('care-worker', { ...more, phone: '03572090001' })
      expect(await tiedTo(row)).toBeNull()
      const { staff } = await join(code)
      expect(await tiedTo(row)).toBe(staff.id)
      // His place is taken while he works here; who comes after him gets it.
      expect(fieldsOf(await invite('care-worker', more))).toHaveProperty('phone')
      dataOf(await ask(operator, 'endStaff', { id: staff.id }))
      const after = await join((await invited('care-worker', more)).code)
      expect(await tiedTo(row)).toBe(after.staff.id)
    })

    describe('an assessor', () => {
      const papers = { medical: true, validTo: '2028-06-30' }
      const named = (name: string) => ({ org: { name, phone: '0357-2091111' }, assessor: papers })

      it('is invited with his papers, for an organisation that is named with him', async () => {
        const { member, code } = await invited('assessor', named('平阳评估中心'))
        expect(member).toMatchObject({ role: 'assessor', division: '平阳评估中心' })
        const { staff } = await join(code)
        const [row] = await world().database.owner.select().from(assessor).where(eq(assessor.staffId, staff.id))
        expect(row).toMatchObject(papers)
        const { orgs } = dataOf<ActionOutput<'assessment', 'assessors'>>(
          await world().ask(
            'assessment',
            'assessors',
            {},
            { session: (await world().staff({ role: 'official' })).session },
          ),
        )
        const org = orgs.find(({ name }) => name === '平阳评估中心')!
        expect(org.assessors).toEqual([{ ...papers, id: staff.id, name: '高洁', fault: null, that: 0 }])
        // The next one comes to the same, by the list.
        const next = await invited('assessor', { provider: org.id, assessor: { ...papers, medical: false } })
        expect(next.member.division).toBe('平阳评估中心')
      })

      it('has papers that hold, and comes from nobody who serves', async () => {
        expect(fieldsOf(await invite('assessor', { org: named('甲').org }))).toHaveProperty('assessor')
        const over = { ...named('甲'), assessor: { ...papers, validTo: '2026-11-20' } }
        expect(fieldsOf(await invite('assessor', over))).toHaveProperty(['assessor.validTo'])
        expect(fieldsOf(await invite('assessor', { assessor: papers }))).toHaveProperty('provider')
        expect(fieldsOf(await invite('assessor', { assessor: papers, provider: served.provider }))).toHaveProperty(
          'provider',
        )
        const both = { ...named('甲'), provider: served.provider }
        expect(fieldsOf(await invite('assessor', both))).toHaveProperty('provider')
        expect(fieldsOf(await invite('assessor', { ...named('甲'), county: '141002' }))).toHaveProperty('county')
      })

      it('names no organisation twice, and none that serves', async () => {
        await invited('assessor', named('汾河评估中心'))
        expect(fieldsOf(await invite('assessor', named('汾河 评估中心')))).toHaveProperty(['org.name'])
        expect(fieldsOf(await invite('assessor', named('春晖助老中心')))).toHaveProperty(['org.name'])
        const wrong = { ...named('乙'), org: { name: '乙', phone: '12' } }
        expect(fieldsOf(await invite('assessor', wrong))).toHaveProperty(['org.phone'])
      })

      it('alone has papers and an organisation; a clerk is of neither', async () => {
        expect(fieldsOf(await invite('official', { assessor: papers }))).toHaveProperty('assessor')
        expect(fieldsOf(await invite('clerk', { provider: served.provider, ...named('丙') }))).toHaveProperty(
          'assessor',
        )
        const [org] = await world().database.owner.select().from(provider).where(eq(provider.assesses, true)).limit(1)
        expect(fieldsOf(await invite('clerk', { provider: org!.id }))).toHaveProperty('provider')
      })
    })

    it('none of them invites anybody', async () => {
      const official = await world().staff({ role: 'official' })
      for (const who of [official, served.clerk])
        expect(codeOf(await ask(who, 'inviteStaff', offer('operator')))).toBe('forbidden')
    })
  })
}
