import { randomUUID } from 'node:crypto'
import { mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer, type RunningServer } from '../../scripts/lib/server'
import { readSettings, type Settings } from '../../scripts/lib/server-settings'

const HASHED = 'js/app.0a1b2c3d.js'
const PAGE = '<html><script>document.title="x"</script><script src="/js/app.0a1b2c3d.js"></script></html>'

const KEYS = { master: Buffer.alloc(32, 7).toString('base64'), session: Buffer.alloc(32, 8).toString('base64') }

/** A data folder in which one file is not what belongs there. */
const torn = (file: string, text: string) => (folder: string) => {
  mkdirSync(folder)
  writeFileSync(path.join(folder, file), text)
}

describe('the local server', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'senior-care-server-'))
  const app = path.join(folder, 'app')
  const settings: Settings = {
    ...readSettings({}),
    port: 0,
    dataFolder: path.join(folder, 'data'),
  }
  const build = async () => app
  let server: RunningServer

  beforeAll(async () => {
    mkdirSync(path.join(app, 'js'), { recursive: true })
    writeFileSync(path.join(app, 'index.html'), PAGE)
    writeFileSync(path.join(app, HASHED), 'const text = "x";\n'.repeat(200))
    writeFileSync(path.join(app, 'sw.js'), '/* worker */')
    server = await startServer(settings, build)
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const post = (at: string, body: string) => fetch(server.url + at, { method: 'POST', body })
  const ask = async (fn: string, action: string, data: object) =>
    (await (await post(`/api/${fn}`, JSON.stringify({ action, data, requestId: randomUUID() }))).json()) as {
      ok: boolean
      data: Record<string, unknown>
      error: { code: string; message: string; fields?: Record<string, string> }
    }

  it('is healthy, and serves all three functions', async () => {
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ ok: true })
    expect(server.identities.map(({ id }) => id)).toContain('daughter')
    const near = await ask('facility', 'near', { city: 'linfen', at: { lng: 111.58, lat: 36.08 }, need: 'eat' })
    expect(near.data['facilities']).toHaveLength(10)
    const pack = await ask('entitlement', 'pack', { city: 'linfen' })
    expect(pack.data['version']).toMatch(/^linfen@/)
    const same = await ask('entitlement', 'pack', { city: 'linfen', have: pack.data['version'] })
    expect(same.data).toEqual({ version: pack.data['version'] })
  })

  it('has at least 300 facilities, some in every county, each told as a demonstration', async () => {
    const pack = (await ask('entitlement', 'pack', { city: 'linfen' })).data['pack'] as {
      counties: { code: string; name: string; seat: { lng: number; lat: number } }[]
    }
    expect(pack.counties).toHaveLength(18)
    let sum = 0
    for (const { code, seat } of pack.counties) {
      const { total, facilities } = (
        await ask('facility', 'near', { city: 'linfen', county: code, at: seat, limit: 50 })
      ).data as { total: number; facilities: { card: { demo: boolean; type: string }; metres: number }[] }
      const types = new Set(facilities.map(({ card }) => card.type))
      for (const type of ['canteen', 'service_window', 'medical', 'regional_center']) expect(types).toContain(type)
      expect(facilities.every(({ card }) => card.demo)).toBe(true)
      // Towns stand in a spiral around the seat: the fifty nearest lie within the first turns of it.
      expect(facilities.every(({ metres }) => metres >= 5 && metres <= 8_000)).toBe(true)
      sum += total
    }
    expect(sum).toBeGreaterThanOrEqual(300)
  })

  it('judges as the command does, and names what cannot be judged', async () => {
    const facts = { birthDate: '1944-03-05', hukou: '141002' }
    const judged = await ask('entitlement', 'judge', { city: 'linfen', on: '2026-11-21', facts })
    const benefits = judged.data['benefits'] as { ref: string; verdict: string }[]
    expect(benefits.find(({ ref }) => ref === 'LF-11')?.verdict).toBe('yes')
    const wrong = async (data: object) =>
      (await ask('entitlement', 'judge', { city: 'linfen', on: '2026-11-21', facts, ...data })).error.fields
    expect(Object.keys((await wrong({ facts: { birthDate: '2030-01-01' } }))!)).toEqual(['facts.birthDate'])
    expect(Object.keys((await wrong({ facts: { wealth: 1 } }))!)).toEqual(['facts.wealth'])
    expect(Object.keys((await wrong({ county: '110101' }))!)).toEqual(['county'])
    expect(Object.keys((await wrong({ on: '2026-02-31' }))!)).toEqual(['on'])
    expect(Object.keys((await wrong({ on: '2001-01-01', facts: {} }))!)).toEqual(['on'])
    expect(Object.keys((await wrong({ city: 'atlantis' }))!)).toEqual(['city'])
  })

  it('refuses 10 MB, broken JSON, an unknown function and another method, each in Chinese', async () => {
    const refused = async (response: Response) => {
      const { error } = (await response.json()) as { error: { code: string; message: string } }
      expect(error.message).toMatch(/^[\u4e00-\u9fff]/)
      return [response.status, error.code]
    }
    expect(await refused(await post('/api/facility', 'x'.repeat(10_000_000)))).toEqual([400, 'invalid'])
    expect(await refused(await post('/api/facility', '{"action":'))).toEqual([400, 'invalid'])
    expect(await refused(await post('/api/treasury', '{}'))).toEqual([404, 'not-found'])
    expect(await refused(await fetch(`${server.url}/api/facility`))).toEqual([404, 'not-found'])
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  it('refuses an endless body before it has come in', async () => {
    const endless = new ReadableStream({ pull: (sink) => sink.enqueue(new Uint8Array(65_536)) })
    const asked = fetch(`${server.url}/api/facility`, { method: 'POST', body: endless, duplex: 'half' } as RequestInit)
    // The server may cut the line while the client still sends: an answer or a cut, but soon.
    const outcome = await asked.then(
      (response) => response.status,
      () => 'cut',
    )
    expect([400, 'cut']).toContain(outcome)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  it('lets hashed files be kept for ever, and asks again for the page and the worker', async () => {
    const control = async (at: string) => (await fetch(server.url + at)).headers.get('cache-control')
    expect(await control(`/${HASHED}`)).toBe('public, max-age=31536000, immutable')
    expect(await control('/')).toBe('no-cache')
    expect(await control('/sw.js')).toBe('no-cache')
  })

  it('packs what it sends, and sends nothing that the browser has', async () => {
    const packed = await fetch(`${server.url}/${HASHED}`, { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(await packed.text()).toContain('const text')
    const etag = packed.headers.get('etag')!
    const again = await fetch(`${server.url}/${HASHED}`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })

  it('allows its own host only, and the page’s own script by its hash', async () => {
    const { headers } = await fetch(server.url)
    const policy = headers.get('content-security-policy')!
    expect(policy).toMatch(/default-src 'self';/)
    expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]{43}=';/)
    expect(policy).not.toMatch(/http/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null])
  })

  it.each(['/../package.json', '/%2e%2e/package.json', '/js/../../data/keys.json', '/js', '/nothing'])(
    'gives nothing at %s',
    async (at) => {
      // Not fetch: it would tidy the path before sending it.
      const status = await new Promise((resolve) => get({ ...addressOf(server.url), path: at }, resolve))
      expect(status).toMatchObject({ statusCode: 404 })
    },
  )

  it('keeps its keys to its owner', () => {
    expect(statSync(path.join(settings.dataFolder, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(statSync(settings.dataFolder).mode & 0o777).toBe(0o700)
  })

  it('counts sign-ins by the sender whom its own proxy names, not by the proxy and not by the sender’s tale', async () => {
    const behind = await startServer({ ...settings, dataFolder: path.join(folder, 'behind'), trustedProxies: 1 }, build)
    const body = () => JSON.stringify({ action: 'signInDemo', data: { identity: 'nobody' }, requestId: randomUUID() })
    const sign = async (sender: string, tale = '') => {
      const headers = { 'x-forwarded-for': `${tale}${sender}` }
      return (await fetch(`${behind.url}/api/account`, { method: 'POST', headers, body: body() })).status
    }
    let last = 0
    // Twice the limit and more: a minute may end meanwhile.
    for (let n = 0; n <= 130 && last !== 429; n += 1) last = await sign('203.0.113.7', `10.0.0.${n}, `)
    const other = await sign('203.0.113.8')
    await behind.close()
    expect([last, other]).toEqual([429, 404])
  })

  it('takes the demonstration out when it is started without, and knows its sessions no more', async () => {
    const elsewhere = { ...settings, dataFolder: path.join(folder, 'was-a-demonstration'), keys: KEYS }
    const call = async ({ url }: RunningServer, fn: string, body: object, session = '') => {
      const headers = { authorization: `Bearer ${session}` }
      const sent = JSON.stringify({ ...body, requestId: randomUUID() })
      const answer = await (await fetch(`${url}/api/${fn}`, { method: 'POST', headers, body: sent })).json()
      return answer as { ok: boolean; data: Record<string, unknown>; error: { code: string } }
    }
    const near = { action: 'near', data: { city: 'linfen', at: { lng: 111.58, lat: 36.08 } } }
    const first = await startServer(elsewhere, build)
    const signed = await call(first, 'account', { action: 'signInDemo', data: { identity: 'elder' } })
    expect((await call(first, 'facility', near)).data['total']).toBeGreaterThan(300)
    await first.close()

    const second = await startServer({ ...elsewhere, demonstration: false }, build)
    const me = await call(second, 'account', { action: 'me' }, signed.data['session'] as string)
    const places = await call(second, 'facility', near)
    const again = await call(second, 'account', { action: 'signInDemo', data: { identity: 'elder' } })
    await second.close()
    expect(second.identities).toEqual([])
    expect([me.error.code, places.data['total'], again.error.code]).toEqual(['unauthenticated', 0, 'not-found'])
  })

  it('refuses a second server on the same folder in one sentence, and the first goes on', async () => {
    await expect(startServer(settings, build)).rejects.toThrow(/^The data folder .* is in use by .* SENIOR_CARE_DATA=/)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  it.each<[string, (at: string) => void, Partial<Settings>, RegExp]>([
    ['is a file', (at) => writeFileSync(at, 'x'), {}, /^The data folder .* cannot be used \(EEXIST\): name a folder/],
    ['cannot be', () => undefined, { dataFolder: '/dev/null/data' }, /^The data folder .* cannot be used \(ENOTDIR\)/],
    ['holds torn keys', torn('keys.json', '{"master":'), {}, /keys\.json cannot be read or is damaged: put a copy/],
    [
      'holds no database where one belongs',
      torn('database', 'x'),
      { keys: KEYS },
      /^The database in .* could not be opened \(\w+\): put a copy/,
    ],
  ])('refuses in one sentence a data folder that %s', async (what, prepare, more, words) => {
    const dataFolder = path.join(folder, what.replaceAll(' ', '-'))
    prepare(dataFolder)
    await expect(startServer({ ...settings, dataFolder, ...more }, build)).rejects.toMatchObject({
      name: 'CommandError',
      message: expect.stringMatching(words),
    })
  })

  it.each(['nonsense', 'postgres://nobody@127.0.0.1:9/none'])(
    'refuses in one sentence the database «%s»',
    async (databaseUrl) => {
      await expect(startServer({ ...settings, databaseUrl, keys: KEYS }, build)).rejects.toMatchObject({
        name: 'CommandError',
        message: expect.stringMatching(/^The database at DATABASE_URL could not be opened \(\w+\): check its address/),
      })
    },
  )

  it('refuses a port that is taken in one sentence, and gives its folder back', async () => {
    const other = await taken()
    const { port } = other.address() as AddressInfo
    const elsewhere = { ...settings, port, dataFolder: path.join(folder, 'other') }
    await expect(startServer(elsewhere, build)).rejects.toThrow(
      `Port ${port} is taken by another program: choose another one, for example PORT=8081 npm start`,
    )
    other.close()
    const second = await startServer({ ...elsewhere, port: 0 }, build)
    await second.close()
  })

  it('leaves nothing open when the build fails', async () => {
    const elsewhere = { ...settings, dataFolder: path.join(folder, 'failed') }
    const failing = async () => {
      throw new Error('no build')
    }
    await expect(startServer(elsewhere, failing)).rejects.toThrow('no build')
    const second = await startServer(elsewhere, build)
    await second.close()
  })

  it('keeps its data from one start to the next, and its sessions', async () => {
    const elsewhere = { ...settings, dataFolder: path.join(folder, 'kept') }
    const first = await startServer(elsewhere, build)
    const asked = JSON.stringify({ action: 'signInDemo', data: { identity: 'elder' }, requestId: randomUUID() })
    const signed = await fetch(`${first.url}/api/account`, { method: 'POST', body: asked })
    const { session } = ((await signed.json()) as { data: { session: string } }).data
    const add = { name: '李桂英', relation: '老伴', birthDate: '1956-01-31' }
    const headers = { authorization: `Bearer ${session}` }
    const body = JSON.stringify({ action: 'addPerson', data: add, requestId: randomUUID() })
    expect((await fetch(`${first.url}/api/account`, { method: 'POST', headers, body })).status).toBe(200)
    await first.close()

    const second = await startServer(elsewhere, build)
    const me = JSON.stringify({ action: 'me', data: {}, requestId: randomUUID() })
    const answer = await (await fetch(`${second.url}/api/account`, { method: 'POST', headers, body: me })).text()
    await second.close()
    expect(answer).toContain('李桂英')
    expect(readFileSync(path.join(elsewhere.dataFolder, 'keys.json'), 'utf8')).not.toContain('李桂英')
  })
})

function taken(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

function addressOf(url: string): { host: string; port: string } {
  const { hostname: host, port } = new URL(url)
  return { host, port }
}
