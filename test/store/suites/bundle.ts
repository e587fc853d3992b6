import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PEOPLE, ACCOUNTS } from '../../../cloudfunctions/demonstration/people'
import { loadAllFacilityRules } from '../../../scripts/lib/facility-rules'
import { loadAllProgrammes } from '../../../scripts/lib/programmes'
import type { Answer } from '../../../src/contract'

/** Stands in for WeChat's package, which only the cloud installs: it reads the environment, as the real one does. */
const SDK = 'exports.getWXContext = () => ({ OPENID: process.env.WX_OPENID })'

/** Calls a bundle as CloudBase does: in a Node of its own, with nothing of ours around it. */
const CALLER = `require(process.argv[1]).main(JSON.parse(process.argv[2]), {})
  .then((answer) => { process.stdout.write('\\n' + JSON.stringify(answer) + '\\n'); process.exit() })`

const FUNCTIONS = ['account', 'assessment', 'booking', 'care', 'entitlement', 'facility', 'notify', 'operator']
/** What of WeChat's own each may call. */
const OPENAPI: Readonly<Record<string, readonly string[]>> = {
  account: ['security.msgSecCheck'],
  assessment: ['security.msgSecCheck'],
  booking: ['security.msgSecCheck'],
  care: ['security.msgSecCheck'],
  notify: ['subscribeMessage.send'],
}

/** When each is called by itself, with seconds. */
const TIMERS: Readonly<Record<string, string>> = {
  assessment: '45 */5 * * * * *',
  booking: '30 * * * * * *',
  care: '15 */10 * * * * *',
  notify: '0 * * * * * *',
}

export function bundleSuite(url: () => string | null): void {
  describe('the bundles for the cloud', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'senior-care-functions-'))
    const target = path.join(folder, 'functions')
    const keys = () => randomBytes(32).toString('base64')
    const secrets = { SENIOR_CARE_MASTER_KEY: keys(), SENIOR_CARE_SESSION_KEY: keys() }

    beforeAll(() => {
      execFileSync(process.execPath, ['scripts/run.mjs', 'functions', target], { stdio: 'pipe' })
      const sdk = path.join(folder, 'node_modules', 'wx-server-sdk')
      mkdirSync(sdk, { recursive: true })
      writeFileSync(path.join(sdk, 'index.js'), SDK)
    })
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    const main = (name: string, event: object, env: Record<string, string> = {}): Answer<Record<string, unknown>> => {
      const args = ['-e', CALLER, path.join(target, name), JSON.stringify({ requestId: randomUUID(), ...event })]
      const said = execFileSync(process.execPath, args, { env: { PATH: process.env['PATH'], ...env } }).toString()
      // Among lines of the log.
      const answer = said.split('\n').find((line) => line.startsWith('{"ok"')) ?? ''
      return JSON.parse(answer) as Answer<Record<string, unknown>>
    }

    it('are eight, each with what CloudBase wants beside it', () => {
      expect(readdirSync(target).sort()).toEqual([...FUNCTIONS, 'cloudbaserc.json'].sort())
      const read = (file: string) =>
        JSON.parse(readFileSync(path.join(target, file), 'utf8')) as Record<string, unknown>
      for (const { name, runtime, installDependency, envVariables } of read('cloudbaserc.json')['functions'] as {
        name: string
        runtime: string
        installDependency: boolean
        envVariables: Record<string, string>
      }[]) {
        expect([runtime, installDependency]).toEqual(['Nodejs20.19', true])
        for (const [setting, value] of Object.entries(envVariables)) expect(value).toBe(`{{env.${setting}}}`)
        expect(Object.keys(read(`${name}/package.json`)['dependencies'] as object)).toEqual(['wx-server-sdk'])
        const openapi = OPENAPI[name] ?? []
        const config = TIMERS[name]
        const triggers = config === undefined ? [] : [{ name: `${name}-timer`, type: 'timer', config }]
        expect(read(`${name}/config.json`)).toEqual({ permissions: { openapi }, triggers })
      }
      expect(read('facility/rules.json')).toEqual(loadAllFacilityRules())
      expect(read('booking/programmes.json')).toEqual(loadAllProgrammes())
    })

    it('hold nothing of the demonstration, of this machine or of the embedded database', () => {
      const words = [...PEOPLE, ...ACCOUNTS].map(({ name }) => name)
      for (const name of FUNCTIONS) {
        // Comments of the contract give the demonstration's people as examples; no code may know them.
        const code = readFileSync(path.join(target, name, 'index.js'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
        const found = [...words, '演示路', '0357-000', 'mulberry', 'pglite', process.cwd()].filter((w) =>
          code.includes(w),
        )
        expect(found).toEqual([])
        // The search would find them: Chinese stands in the bundle as written.
        expect(code.includes('着急请打')).toBe(true)
      }
    })

    it('never take the place of what is somebody else’s, and do of an earlier build', () => {
      const build = (into: string) =>
        spawnSync(process.execPath, ['scripts/run.mjs', 'functions', into], { encoding: 'utf8' })
      const theirs = path.join(folder, 'node_modules', 'wx-server-sdk')
      const refused = build(theirs)
      expect([refused.status, refused.stdout]).toEqual([1, ''])
      expect(refused.stderr).toMatch(/wx-server-sdk holds index\.js, which no build of functions put there/)
      expect(readdirSync(theirs)).toEqual(['index.js'])
      expect(build(target).status).toBe(0)
      expect(readdirSync(folder).sort()).toEqual(['functions', 'node_modules'])
    })

    it('judge without a database, a key or a private network', () => {
      const facts = { birthDate: '1944-03-05', hukou: '141002' }
      const event = { action: 'judge', data: { city: 'linfen', on: '2026-11-21', facts }, userInfo: { openId: 'liar' } }
      expect(main('entitlement', event)).toMatchObject({ ok: true, data: { city: 'linfen', on: '2026-11-21' } })
    })

    it('sign in whom WeChat vouches for, where there is a database to reach; else they say so', () => {
      const at = url()
      const env = {
        ...secrets,
        DATABASE_URL: at ?? 'postgres://nobody@127.0.0.1:9/none',
        WX_OPENID: 'from-the-platform',
      }
      const signed = main('account', { action: 'signInWeChat', userInfo: { openId: 'liar' } }, env)
      if (at === null) return expect(signed).toMatchObject({ ok: false, error: { code: 'unavailable' } })
      const session = signed.ok && signed.data['session']
      const renewal = signed.ok && signed.data['renewal']
      expect(main('account', { action: 'renew', data: { renewal } }, env)).toMatchObject({ ok: true })
      expect(main('operator', { action: 'staff', session }, env)).toMatchObject({ error: { code: 'forbidden' } })
      expect(main('account', { action: 'me', session }, env)).toMatchObject({ ok: true, data: { people: [] } })
      expect(main('account', { action: 'identities' }, env)).toEqual({ ok: true, data: { identities: [] } })
      const daughter = { action: 'signInDemo', data: { identity: 'daughter' } }
      expect(main('account', daughter, env)).toMatchObject({ ok: false, error: { code: 'not-found' } })
      const unvouched = main(
        'account',
        { action: 'signInWeChat', userInfo: { openId: 'liar' } },
        { ...env, WX_OPENID: '' },
      )
      expect(unvouched).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
    })

    it('answer a person even when a setting is missing', () => {
      expect(main('facility', { action: 'get', data: { id: 'x' } })).toMatchObject({
        ok: false,
        error: { code: 'unavailable', message: expect.stringMatching(/^服务正在准备/) },
      })
    })
  })
}
