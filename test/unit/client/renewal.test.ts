import type * as CallModule from '@/client/call'
import type * as ForWhomModule from '@/client/for-whom'
import type * as SessionModule from '@/client/session'

/** A session lives half an hour: calls renew it unseen, once, and end it only when the cloud says so. */

const phone = new Map<string, string>()
jest.mock('@tarojs/taro', () => ({
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))

interface Sent {
  readonly action: string
  readonly requestId: string
  readonly data: unknown
  readonly token: string | undefined
}
const sent: Sent[] = []
/** What the cloud says to each action. */
let cloud: (call: Sent) => unknown
jest.mock('@/platform/transport', () => ({
  send: async (_name: string, body: Omit<Sent, 'token'>, token: string | undefined) => {
    const call = { ...body, token }
    sent.push(call)
    const value = cloud(call)
    return value === undefined ? { status: 'failed', why: 'no network' } : { status: 'ok', value }
  },
}))
let clock = Date.parse('2026-11-22T10:00:00Z')
jest.mock('@/platform/clock', () => ({ now: () => clock }))

const MINUTE = 60_000
const heldFor = (minutes: number, name = 'old') => ({
  session: name,
  expiresAt: new Date(clock + minutes * MINUTE).toISOString(),
  renewal: `renewal of ${name}`,
  account: { id: 'daughter', name: '王丽' },
})
const done = (data: unknown) => ({ ok: true, data })
const refused = (code: string) => ({ ok: false, error: { code, message: '' } })

function started(held: object | null) {
  jest.resetModules()
  phone.clear()
  sent.length = 0
  if (held) phone.set('session', JSON.stringify(held))
  /* eslint-disable @typescript-eslint/no-require-imports */
  return {
    ...(require('@/client/call') as typeof CallModule),
    ...(require('@/client/for-whom') as typeof ForWhomModule),
    ...(require('@/client/session') as typeof SessionModule),
  }
  /* eslint-enable @typescript-eslint/no-require-imports */
}

const tokens = () => sent.map(({ action, token }) => [action, token])

beforeEach(() => {
  clock = Date.parse('2026-11-22T10:00:00Z')
  cloud = ({ action, token }) => {
    if (action === 'renew') return done(heldFor(30, 'new'))
    return token === 'new' ? done({}) : refused('unauthenticated')
  }
})

it('sends the token as it is while it lives', async () => {
  const app = started(heldFor(20))
  cloud = () => done({})
  await app.call('account', 'me', {})
  expect(tokens()).toEqual([['me', 'old']])
})

it('renews before a token ends, once for calls that come together', async () => {
  const app = started(heldFor(1))
  const answers = await Promise.all([
    app.call('account', 'me', {}),
    app.call('account', 'devices', {}),
    app.call('notify', 'inbox', {}),
  ])
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(sent.filter(({ action }) => action === 'renew')).toHaveLength(1)
  expect(sent.filter(({ action }) => action !== 'renew').every(({ token }) => token === 'new')).toBe(true)
  expect(JSON.parse(phone.get('session') ?? '')).toMatchObject({ session: 'new' })
})

it('renews when the cloud says that the token has ended, and sends the same act again under the same id', async () => {
  const app = started(heldFor(20))
  const answer = await app.call('account', 'rename', { name: '王丽' })
  expect(answer.ok).toBe(true)
  expect(tokens()).toEqual([
    ['rename', 'old'],
    ['renew', undefined],
    ['rename', 'new'],
  ])
  expect(sent[0]!.requestId).toBe(sent[2]!.requestId)
})

it('is signed out when the renewal is refused', async () => {
  const app = started(heldFor(20))
  cloud = () => refused('unauthenticated')
  const answer = await app.call('account', 'me', {})
  expect(answer).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
  expect(app.session.get()).toBeNull()
})

it('keeps nothing that was read, and of the person chosen only who she is, where the device was ended from elsewhere', async () => {
  const app = started(heldFor(20))
  phone.set('kept:daughter:account.record:{}', '"13800138000"')
  app.forWhom.set({
    ...app.MYSELF,
    id: 'mother',
    relation: '妈妈',
    name: '王秀英',
    residence: '141002',
    standing: 'confirmed',
  })
  cloud = () => refused('unauthenticated')
  await app.call('account', 'me', {})
  expect(app.forWhom.get()).toEqual({ ...app.MYSELF, id: 'mother', relation: '妈妈', standing: 'unconfirmed' })
  expect([...phone.values()].join()).not.toMatch(/王秀英|141002|13800138000/)
})

it('stays signed in when nobody could be asked for the next token', async () => {
  const app = started(heldFor(20))
  cloud = ({ action }) => (action === 'renew' ? undefined : refused('unauthenticated'))
  const answer = await app.call('account', 'me', {})
  expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  expect(app.session.get()?.session).toBe('old')
})

it('takes over what another tab has renewed, instead of using a renewal twice', async () => {
  const app = started(heldFor(1))
  phone.set('session', JSON.stringify(heldFor(30, 'new')))
  const answer = await app.call('account', 'me', {})
  expect(answer.ok).toBe(true)
  expect(tokens()).toEqual([['me', 'new']])
})

describe('where another tab has signed in as somebody else', () => {
  const other = { ...heldFor(30, 'new'), account: { id: 'neighbour', name: '李强' } }

  it('does nothing under his session, and asks no renewal of his', async () => {
    const app = started(heldFor(20))
    phone.set('session', JSON.stringify(other))
    const answer = await app.call('account', 'rename', { name: '王丽' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
    expect(sent).toEqual([])
    expect(app.session.get()?.account.id).toBe('neighbour')
  })

  it('sends nothing that a page of the one before asks for', async () => {
    const app = started(other)
    const answer = await app.call('account', 'rename', { name: '王丽' }, { account: 'daughter' })
    expect(answer.ok).toBe(false)
    expect(sent).toEqual([])
  })

  it('does nothing under his session where he came while the act was on its way', async () => {
    const app = started(heldFor(20))
    cloud = ({ token }) => {
      phone.set('session', JSON.stringify(other))
      return token === 'old' ? refused('unauthenticated') : done({})
    }
    await app.call('account', 'rename', { name: '王丽' })
    expect(tokens()).toEqual([['rename', 'old']])
  })

  it('shows what the phone holds for him, and nothing that this tab held in memory', async () => {
    const app = started(heldFor(20))
    app.forWhom.set({ ...app.MYSELF, id: 'mother', name: '王秀英' })
    phone.delete('for-whom')
    phone.set('session', JSON.stringify(other))
    await app.call('account', 'me', {})
    expect(app.forWhom.get()).toEqual(app.MYSELF)
    expect(phone.has('for-whom')).toBe(false)
  })
})

it('does not renew before every call on a phone whose clock is ahead', async () => {
  const app = started(heldFor(-600))
  cloud = ({ action, token }) =>
    action === 'renew' ? done(heldFor(-570, 'new')) : token === 'new' ? done({}) : refused('unauthenticated')
  for (let n = 0; n < 5; n++) expect((await app.call('account', 'me', {})).ok).toBe(true)
  expect(sent.filter(({ action }) => action === 'renew')).toHaveLength(1)
})

it('forgets a session of an older build, which had no renewal', () => {
  const { renewal: _gone, ...older } = heldFor(30)
  expect(started(older).session.get()).toBeNull()
})
