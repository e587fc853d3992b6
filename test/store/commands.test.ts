import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openPglite } from '../../cloudfunctions/database/pglite'
import { account, staff } from '../../cloudfunctions/database/schema'
import { createKeyring } from '../../cloudfunctions/runtime/keyring'
import { staffSecret } from '../../cloudfunctions/runtime/names'
import { inviteOperator } from '../../scripts/lib/operator'
import { rotateFolder } from '../../scripts/lib/rotate-keys'
import { takeLock } from '../../scripts/lib/lock.cjs'
import { databaseIn } from '../../scripts/lib/server-folder'
import type { Keys } from '../../scripts/lib/server-settings'
import { readSettings } from '../../scripts/lib/server-settings'

const NOW = new Date('2026-11-21T02:00:00Z')

describe('commands on an embedded database', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'senior-care-commands-'))
  const settings = { ...readSettings({}), dataFolder: path.join(folder, 'data') }
  const li = { city: 'linfen', name: '李明', phone: '138 0013 8000', again: false }
  const keys = () => JSON.parse(readFileSync(path.join(settings.dataFolder, 'keys.json'), 'utf8')) as Keys
  const rows = async () => {
    const database = await openPglite(databaseIn(settings.dataFolder))
    const found = await database.owner
      .select()
      .from(staff)
      .finally(() => database.close())
    const keyring = createKeyring(keys().master, keys())
    return found.map((row) => staffSecret(keyring, row).name)
  }
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('invite a city’s first operator, and one more only when asked', async () => {
    const first = await inviteOperator(settings, li, NOW)
    expect(first).toEqual({ code: expect.stringMatching(/^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$/), cityName: '临汾市' })
    await expect(inviteOperator(settings, li, NOW)).rejects.toThrow(/^临汾市 has an operator, .* add --again/)
    const more = await inviteOperator(settings, { ...li, name: '赵兰', again: true }, NOW)
    expect(more.code).not.toBe(first.code)
    const later = new Date(NOW.getTime() + 73 * 3_600_000)
    await inviteOperator(settings, { ...li, name: '钱进' }, later)
    expect((await rows()).sort()).toEqual(['李明', '赵兰', '钱进'].sort())
  })

  it.each([
    [{ city: 'atlantis' }, /^There is no city «atlantis»/],
    [{ city: 'china' }, /^There is no city «china»/],
    [{ name: '<b>' }, /^--name «<b>» is no name/],
    [{ phone: '12' }, /^--phone «12» is no phone/],
  ])('refuse %j in one sentence', async (wrong, words) => {
    await expect(inviteOperator(settings, { ...li, ...wrong }, NOW)).rejects.toMatchObject({
      name: 'CommandError',
      message: expect.stringMatching(words),
    })
  })

  it('change the master key, also after they were killed in the middle', async () => {
    const before = keys()
    const killed = rotateFolder(settings, () => {
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    const between = keys()
    expect(between.former).toEqual([before.master])
    expect(await rows()).toHaveLength(3)
    await rotateFolder(settings, () => undefined)
    const after = keys()
    expect(after).toEqual({ master: between.master, session: before.session, hash: between.hash })
    expect(after.master).not.toBe(before.master)
    expect(await rows()).toHaveLength(3)
    expect(createKeyring(after.master, after).hash('x')).toBe(createKeyring(before.master).hash('x'))
    const database = await openPglite(databaseIn(settings.dataFolder))
    const [row] = await database.owner.select().from(staff).limit(1)
    expect(await database.owner.select().from(account)).toEqual([])
    await database.close()
    expect(() => createKeyring(before.master).open(row!.id, row!)).toThrow()
  })

  it('leave a database that a server has alone, in one sentence', async () => {
    const lock = takeLock(path.join(settings.dataFolder, 'lock'), 'http://127.0.0.1:8080')
    await expect(rotateFolder(settings, () => undefined)).rejects.toThrow(/^The data folder .* is in use by the server/)
    await expect(inviteOperator(settings, li, NOW)).rejects.toMatchObject({ name: 'CommandError' })
    lock.release()
  })
})
