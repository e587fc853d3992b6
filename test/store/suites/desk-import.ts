import { and, eq } from 'drizzle-orm'
import { accessLog, community, person } from '../../../cloudfunctions/database/schema'
import { identityHash, openPerson } from '../../../cloudfunctions/runtime/records'
import { dataOf, type World } from '../world'
import { divisionOf, elderOf, entryOf, newStreet, setEntry, workerOf } from './desk-support'
import { codeOf, fieldsOf, freshNumber } from './people-support'

interface Imported {
  readonly added: number
  readonly known: number
  readonly faults: { line: number; column: string | null; words: string }[]
}

/** A paper register: all of it or nothing, told by line. */
export function deskImportSuite(world: () => World): void {
  const owner = () => world().database.owner

  describe('a paper register', () => {
    const HEAD = '姓名,身份证号,出生日期,性别,电话,社区,地址,住法,困难情况'
    const scene = async () => {
      const street = newStreet()
      const worker = await workerOf(world(), street)
      const desk = divisionOf(world(), worker)
      const bring = async (rows: readonly string[], more: object = {}) =>
        dataOf<Imported>(await desk.ask('importElders', { csv: [HEAD, ...rows].join('\n'), check: false, ...more }))
      return { street, worker, desk, bring }
    }
    const withNumber = (name: string, number: string, more = ',,,') => `${name},${number},,,${more},,`

    it('comes in whole; a number is kept as its hash, and no address', async () => {
      const { desk, bring } = await scene()
      const number = freshNumber()
      const rows = [
        `王秀英,${number},,,13800001111,东城社区,解放路1号,独居,低保`,
        '李桂花,,1950年3月5日,女,,东城社区,,空巢、留守,',
        '',
      ]
      expect(await bring(rows, { check: true })).toEqual({ added: 2, known: 0, faults: [] })
      expect(await desk.names()).toEqual([])
      expect(await bring(rows)).toEqual({ added: 2, known: 0, faults: [] })
      const { elders } = await desk.list()
      const her = elders.find(({ name }) => name === '王秀英')!
      expect(her).toMatchObject({ age: 82, community: '东城社区', alone: true, lowIncome: true, tier: 'monthly' })
      const { row, record } = await world().database.transaction((tx) => openPerson(tx, world().keyring, her.id))
      expect(row).toMatchObject({ identityHash: identityHash(world().keyring, number), identitySeen: false })
      expect(record.identityNumber).toBeUndefined()
      expect(record.address).toBeUndefined()
      expect(record.phone).toMatchObject({ value: '13800001111', source: 'worker', by: { as: 'task' } })
      expect(await desk.names({ search: '13800001111' })).toEqual(['王秀英'])
      const lines = await owner()
        .select()
        .from(accessLog)
        .where(and(eq(accessLog.personId, her.id), eq(accessLog.action, 'care.importElders')))
      expect(lines).toHaveLength(1)
      // The same list again: nobody is there twice, and nobody is changed.
      expect(await bring(rows)).toEqual({ added: 0, known: 2, faults: [] })
      expect((await desk.list()).total).toBe(2)
    })

    it('names each wrong line and column, and takes nothing of the file', async () => {
      const { bring, desk, street } = await scene()
      const number = freshNumber()
      const wrong = `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`
      const dead = await elderOf(world(), street, '赵桂兰', { birthDate: '1940-01-02' })
      await setEntry(world(), dead.person, { whereabouts: 'died' })
      const far = freshNumber('1941-01-02')
      await (await scene()).bring([withNumber('孙玉珍', far)])
      const { faults, added } = await bring([
        withNumber('王秀英', number),
        withNumber('王秀英', wrong),
        '李桂花,,2027-01-01,女,,,,,',
        '周红梅,,1950-02-30,女,,,,,',
        withNumber('王秀英', number),
        '赵桂兰,,1940-01-02,女,,,,,',
        withNumber('孙玉珍', far),
        '吴秀兰,,,,,,,,',
        '郑玉华,,1950-03-01,女,123,,,一个人,很困难',
        ',,1950-03-01,女,,,,,',
        `何淑芳,${freshNumber('1944-03-06')},1944-03-05,女,,,,,`,
      ])
      expect(added).toBe(0)
      expect(faults.map(({ line, column, words }) => `${line} ${column} ${words}`)).toEqual([
        expect.stringMatching(/^3 身份证号 身份证号对不上/),
        expect.stringMatching(/^4 出生日期 出生日期还没到/),
        expect.stringMatching(/^5 出生日期 日历上没有这一天/),
        expect.stringMatching(/^6 身份证号 和第2行是同一位老人/),
        expect.stringMatching(/^7 姓名 这位老人已经登记去世/),
        expect.stringMatching(/^8 身份证号 这一行在您的片区登记不了/),
        expect.stringMatching(/^9 身份证号 身份证号和出生日期,要填一样/),
        expect.stringMatching(/^10 电话 /),
        expect.stringMatching(/^10 住法 请写/),
        expect.stringMatching(/^10 困难情况 请写/),
        expect.stringMatching(/^11 姓名 还没填姓名/),
        expect.stringMatching(/^12 身份证号 身份证号里的出生日期/),
      ])
      expect(await desk.names()).toEqual([])
      // Nothing that was typed comes back in the words.
      expect(JSON.stringify(faults)).not.toContain(number)
    })

    it('knows the communities of the street, and a worker’s own community only', async () => {
      const [place] = await owner()
        .select()
        .from(community)
        .where(and(eq(community.city, 'linfen'), eq(community.county, '141002')))
        .orderBy(community.id)
        .limit(1)
      const { town, name } = place!
      const desk = divisionOf(world(), await workerOf(world(), town))
      const bring = async (who: typeof desk, where: string) =>
        dataOf<Imported>(
          await who.ask('importElders', { csv: `${HEAD}\n王秀珍,,1950-03-05,女,,${where},,,`, check: true }),
        ).faults.map(({ column, words }) => `${column} ${words}`)
      expect(await bring(desk, name)).toEqual([])
      expect(await bring(desk, '没有的社区')).toEqual([expect.stringContaining('社区(村) ' + town + '没有这个社区')])
      expect(await bring(desk, '')).toEqual(['社区(村) 请写住在哪个社区(村)'])
      const own = divisionOf(world(), await workerOf(world(), town, { community: name }))
      expect(await bring(own, '')).toEqual([])
      expect(await bring(own, '没有的社区')).toEqual([expect.stringContaining('不是您的社区')])
      const city = divisionOf(world(), await world().staff({ role: 'community-worker' }))
      expect(codeOf(await city.ask('importElders', { csv: `${HEAD}\n王秀珍`, check: true }))).toBe('invalid')
    })

    it('refuses what is no such table, and what is too much, before anything is done', async () => {
      const { desk } = await scene()
      const bring = async (csv: string) =>
        dataOf<Imported>(await desk.ask('importElders', { csv, check: false })).faults
      expect(await bring('\ufeff姓名\n')).toEqual([expect.objectContaining({ words: '只有列名,没有老人' })])
      expect(await bring('姓名,爱好,出生日期\n王秀英,唱戏,1944-03-05')).toEqual([
        expect.objectContaining({ line: 1, words: expect.stringContaining('没有“爱好”这一列') }),
      ])
      expect(await bring('姓名\n王秀英')).toEqual([expect.objectContaining({ column: '身份证号' })])
      expect(await bring('姓名,出生日期\n"王秀英,1944-03-05')).toEqual([
        expect.objectContaining({ line: 2, words: expect.stringContaining('双引号') }),
      ])
      const many = Array.from({ length: 301 }, (_, n) => `王秀英,19440305,女,${n}`)
      expect(await bring(['姓名,出生日期,性别,备注', ...many].join('\n'))).toEqual([
        expect.objectContaining({ line: 302, words: '一次最多300人,请分几次' }),
      ])
      const big = await desk.ask('importElders', { csv: '老'.repeat(27_000), check: false })
      expect([codeOf(big), fieldsOf(big)['csv']]).toEqual(['invalid', expect.stringContaining('80KB')])
    })

    it('of two who bring in the same list at once makes nobody twice', async () => {
      const { street, bring } = await scene()
      const colleague = divisionOf(world(), await workerOf(world(), street))
      const row = withNumber('王秀英', freshNumber())
      const done = await Promise.all([
        bring([row]),
        colleague
          .ask('importElders', { csv: `${HEAD}\n${row}`, check: false })
          .then((reply) => dataOf<Imported>(reply)),
      ])
      expect(done.map(({ added }) => added).sort()).toEqual([0, 1])
      const { elders } = await colleague.list()
      expect(elders).toHaveLength(1)
      expect(await entryOf(world(), elders[0]!.id)).toMatchObject({ street })
      expect(await owner().select().from(person).where(eq(person.id, elders[0]!.id))).toHaveLength(1)
    })
  })
}
