import type { CaseCard } from '../../../src/contract/care'
import { changeRecord, openPerson } from '../../../cloudfunctions/runtime/records'
import { dataOf, type Somebody, type World } from '../world'
import { answersFor, newScene, signedWith, type Scene } from './assessment-form-support'
import {
  APPLICATION,
  appliedFor,
  assessmentOf,
  assignedTo,
  consentTo,
  newApplicant,
  newOfficial,
  newTeam,
  seen,
  VISIT_DAY,
} from './assessment-support'
import { toldTo } from './care-support'
import { stand, workerBeside, type Elder } from './people-support'

/** What the house tells of an assessment beside its own pages: her list of affairs, the office, her messages. */
export function assessmentToldSuite(world: () => World): void {
  const hers = (her: Elder) => assessmentOf(world(), her, her.person)
  const caseOf = ({ office }: Scene) => office.thread.assessment.case
  const listed = async ({ session }: Pick<Somebody, 'session'>, id: string): Promise<CaseCard> => {
    const asked = await world().ask('care', 'cases', {}, { session, sender: session })
    return dataOf<{ cases: CaseCard[] }>(asked).cases.find((card) => card.id === id)!
  }
  const inForce = async (her: Elder, total: number) => {
    const scene = await newScene(world(), { her })
    await signedWith(world(), scene, answersFor(total))
    const { thread } = (await assessmentOf(world(), scene.official).ask('officeCase', { case: caseOf(scene) })).office
    await assessmentOf(world(), scene.official).ask('review', { ...seen(thread), fine: true })
    const told = (await hers(her).ask('assessment', { case: caseOf(scene) })).thread
    return (await hers(her).ask('agree', seen(told))).thread
  }
  /** On the minimum-living allowance: some benefits of hers hang upon the level alone. */
  const poor = async (): Promise<Elder> => {
    const her = await newApplicant(world())
    await world().database.transaction(async (tx) => {
      const opened = await openPerson(tx, world().keyring, her.person, true)
      const by = { account: her.id, as: 'self' } as const
      const line = { source: 'self', by, since: world().now.toISOString() } as const
      await changeRecord(
        tx,
        world().keyring,
        opened,
        [{ key: 'economic', value: ['minimum-living'], ...line }],
        world().now,
      )
    })
    return her
  }

  describe('an assessment in the list of her affairs', () => {
    it('says who is waited for, and day, hour and place once they are fixed; also to a daughter who helps', async () => {
      const [her, official] = [await newApplicant(world()), await newOfficial(world())]
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, her.person, ['view'])
      const { case: id } = (await assignedTo(world(), her, official, await newTeam(world()))).thread.assessment
      const visit = {
        ...{ day: VISIT_DAY, from: '2026-11-25T01:30:00.000Z', to: '2026-11-25T03:00:00.000Z' },
        ...{ where: APPLICATION.address, org: '安康评估中心', phone: '0357-2095000' },
      }
      for (const who of [her, daughter])
        expect((await listed(who, id)).assessment).toEqual({ state: 'appointed', visit })
      const { thread } = await hers(her).ask('assessment', { case: id })
      await hers(her).ask('postpone', { ...seen(thread), dayPart: 'any', words: '住院了' })
      expect((await listed(her, id)).assessment).toEqual({ state: 'assigned', visit: null })
    })

    it('waits for another team after an objection, not to be taken on', async () => {
      const scene = await newScene(world())
      await signedWith(world(), scene, answersFor(80))
      const { thread } = (await assessmentOf(world(), scene.official).ask('officeCase', { case: caseOf(scene) })).office
      await assessmentOf(world(), scene.official).ask('review', { ...seen(thread), fine: true })
      const told = (await hers(scene.her).ask('assessment', { case: caseOf(scene) })).thread
      await hers(scene.her).ask('object', { ...seen(told), words: '那天状态好' })
      const card = await listed(scene.her, caseOf(scene))
      expect(card).toMatchObject({ state: 'waiting', assessment: { state: 'objected', visit: null } })
    })

    it('says nothing of it to her street’s desk, and nothing once it is over', async () => {
      const her = await newApplicant(world())
      const thread = await appliedFor(world(), her)
      const street = await world().staff({ role: 'community-worker', county: '141002', street: '解放路街道' })
      const { session } = street
      const desk = await world().ask('care', 'desk', { show: 'open' }, { session, sender: session })
      const { cases } = dataOf<{ cases: CaseCard[] }>(desk)
      expect(cases.filter((card) => card.assessment)).toEqual([])
      expect(JSON.stringify(cases)).not.toContain(APPLICATION.address)
      await hers(her).ask('withdraw', seen(thread))
      expect((await listed(her, thread.assessment.case)).assessment).toBeUndefined()
    })
  })

  it('a consent that she takes back is told to the office and to her side, as long as it is not given again', async () => {
    const [her, official] = [await newApplicant(world()), await newOfficial(world())]
    const of = { case: (await assignedTo(world(), her, official, await newTeam(world()))).thread.assessment.case }
    const consented = async () => [
      (await assessmentOf(world(), official).ask('officeCase', of)).office.thread.consented,
      (await hers(her).ask('assessment', of)).thread.consented,
    ]
    expect(await consented()).toEqual([true, true])
    await consentTo(world(), her, false)
    expect(await consented()).toEqual([false, false])
    await consentTo(world(), her)
    expect(await consented()).toEqual([true, true])
  })

  it('a worker beside her applies with her, reads on while she sits there, and takes it back when she says so', async () => {
    const her = await newApplicant(world())
    const worker = await workerBeside(world(), her.person)
    const beside = assessmentOf(world(), worker, her.person)
    const { thread } = await beside.forHer('apply', APPLICATION)
    const of = { case: thread.assessment.case }
    expect((await beside.forHer('assessments')).threads.map(({ assessment: it }) => it.case)).toEqual([of.case])
    const read = (await beside.ask('assessment', of)).thread
    expect(read.may).toEqual(['withdraw'])
    expect((await beside.ask('withdraw', seen(read))).thread.assessment.state).toBe('withdrawn')
  })

  it('a better level tells by name, and without a level, what she may not meet any more', async () => {
    const her = await poor()
    const worse = await inForce(her, 60)
    expect(worse.changed).toContainEqual({ ref: 'LF-15', name: expect.any(String), verdict: 'perhaps' })
    const better = await inForce(her, 90)
    const closed = better.changed.filter(({ verdict }) => verdict === 'no')
    expect(closed).toContainEqual({ ref: 'LF-15', name: expect.any(String), verdict: 'no' })
    const words = (await toldTo(world(), her)).map((one) => one.words).filter((one) => one.includes('生效了'))
    const [told] = words.filter((one) => one.includes('可能不再符合'))
    expect(words).toHaveLength(2)
    expect(told).toMatch(/可能不再符合:.*以当地规定为准/)
    for (const { name } of closed) expect(told).toContain(name)
    expect(told).not.toMatch(/失能|等级|级/)
  })
}
