import path from 'node:path'
import { readSettings } from '../../../scripts/lib/server-settings'
import { contentPolicy } from '../../../scripts/lib/server-static'

const KEY = Buffer.alloc(32, 7).toString('base64')
const KEYS = { SENIOR_CARE_MASTER_KEY: KEY, SENIOR_CARE_SESSION_KEY: KEY }

describe('settings', () => {
  it('are those of a laptop when nothing is set', () => {
    expect(readSettings({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataFolder: path.resolve('.data'),
      databaseUrl: null,
      pooled: false,
      demonstration: true,
      keys: null,
      logLevel: 'error',
      trustedProxies: 0,
      citiesFolder: null,
      sms: null,
      weChat: null,
      weChatTemplate: null,
      bucket: null,
      tiles: '',
    })
  })

  it('never show a demonstration on a city’s own database unless one asks for it', () => {
    const DATABASE_URL = 'postgres://city'
    expect(readSettings({ ...KEYS, DATABASE_URL }).demonstration).toBe(false)
    expect(readSettings({ ...KEYS, DATABASE_URL, SENIOR_CARE_DEMO: '1' }).demonstration).toBe(true)
    expect(readSettings({ ...KEYS, SENIOR_CARE_DEMO: '0' })).toMatchObject({
      demonstration: false,
      keys: { master: KEY, session: KEY },
    })
  })

  it.each([
    { DATABASE_URL: 'postgres://city' },
    { SENIOR_CARE_DEMO: '0' },
    { SENIOR_CARE_MASTER_KEY: KEY },
    { SENIOR_CARE_SESSION_KEY: KEY },
    { ...KEYS, SENIOR_CARE_MASTER_KEY: 'short' },
  ])('want both keys with %j', (env) => {
    expect(() => readSettings(env)).toThrow(/SENIOR_CARE_MASTER_KEY and SENIOR_CARE_SESSION_KEY/)
  })

  it('keep the hash key and former master keys, each a key', () => {
    const more = { SENIOR_CARE_HASH_KEY: KEY, SENIOR_CARE_FORMER_MASTER_KEYS: `${KEY},${KEY}` }
    expect(readSettings({ ...KEYS, ...more }).keys).toEqual({
      master: KEY,
      session: KEY,
      hash: KEY,
      former: [KEY, KEY],
    })
    expect(() => readSettings({ ...KEYS, SENIOR_CARE_HASH_KEY: 'short' })).toThrow(/SENIOR_CARE_HASH_KEY/)
    expect(() => readSettings({ ...KEYS, SENIOR_CARE_FORMER_MASTER_KEYS: `${KEY},x` })).toThrow(/FORMER_MASTER_KEYS/)
  })

  it('take what means something together only both or not at all', () => {
    const url = { SENIOR_CARE_SMS_URL: 'https://sms.city.example' }
    expect(readSettings({ ...url, SENIOR_CARE_SMS_KEY: 'k' }).sms).toEqual({ url: url.SENIOR_CARE_SMS_URL, key: 'k' })
    expect(() => readSettings(url)).toThrow('Set SENIOR_CARE_SMS_URL and SENIOR_CARE_SMS_KEY both, or neither.')
    expect(() => readSettings({ SENIOR_CARE_WECHAT_SECRET: 's' })).toThrow(/SENIOR_CARE_WECHAT_APPID and/)
    expect(() => readSettings({ SENIOR_CARE_WECHAT_TEMPLATE: 'abc' })).toThrow(/SENIOR_CARE_WECHAT_TEMPLATE must be/)
    expect(() => readSettings({ SENIOR_CARE_S3_BUCKET: 'b' })).toThrow(/must be set too/)
  })

  it.each(['81x', '-1', '65536', '80.5'])('refuse the port «%s»', (PORT) => {
    expect(() => readSettings({ PORT })).toThrow('PORT must be a number from 0 to 65535')
  })

  it.each(['true', 'false', 'no', '2', '01', ' 0'])(
    'refuse «%s» for a switch: it could be meant either way',
    (word) => {
      expect(() => readSettings({ ...KEYS, SENIOR_CARE_DEMO: word })).toThrow(
        `SENIOR_CARE_DEMO must be 0 or 1, not «${word}».`,
      )
    },
  )

  it('name a folder of more cities, which must be there', () => {
    expect(readSettings({ SENIOR_CARE_CITIES: 'cities' }).citiesFolder).toBe(path.resolve('cities'))
    expect(() => readSettings({ SENIOR_CARE_CITIES: 'no/such' })).toThrow(
      /SENIOR_CARE_CITIES names .*no\/such, which is/,
    )
  })

  it('count the proxies in front, and refuse what is no count', () => {
    expect(readSettings({ SENIOR_CARE_TRUSTED_PROXIES: '2' }).trustedProxies).toBe(2)
    expect(() => readSettings({ SENIOR_CARE_TRUSTED_PROXIES: 'yes' })).toThrow('must be a number from 0 to 9')
  })
})

describe('the content policy', () => {
  const html = '<script>one</script><script src="/a.js"></script><script>two</script>'

  it('allows each script of the page by its hash', () => {
    const policy = contentPolicy(html, '')
    // printf one | openssl dgst -sha256 -binary | base64
    expect(policy.match(/'sha256-[^']+'/g)).toEqual([
      "'sha256-dpLDrTVAu4A8Ags67mbNiIcSMjTqDG5xQ8Ct1z/0Me0='",
      "'sha256-P8TM/nRYcOLA2Z9x8w/wZWyN7dQcwdfT03aw2+aF4vM='",
    ])
  })

  it('names another host only for the map’s tiles, when the build was told to ask it', () => {
    const policy = contentPolicy(html, 'https://t{s}.tianditu.example/{z}/{x}/{y}')
    expect(policy).toContain("img-src 'self' data: blob: https://*.tianditu.example;")
    expect(policy).toContain("connect-src 'self';")
    // Recordings are played from the page's own memory.
    expect(policy).toContain("media-src 'self' data: blob:;")
  })
})
