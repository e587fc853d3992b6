import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { CloudFunction } from '../../../cloudfunctions/runtime/define'
import { apiRoutes } from '../../../cloudfunctions/runtime/http'
import { createRateLimit } from '../../../cloudfunctions/runtime/rate-limit'
import { securityHeaders } from '../../../cloudfunctions/runtime/security-headers'
import { weChatLogin } from '../../../cloudfunctions/runtime/wechat-login'
import { contract } from '@/contract'

const NOW = new Date('2026-11-21T02:00:00Z')
const APP = { appId: 'wx-city', secret: 'hush' }

describe('WeChat’s login on a city’s own server', () => {
  const asked: string[] = []
  const answering = (answer: unknown, ok = true) =>
    weChatLogin(APP, async (url) => {
      asked.push(url)
      return { ok, json: async () => answer }
    })

  it('exchanges the code for the openid, and drops the session key', async () => {
    const login = answering({ openid: 'o-1', session_key: 'never' })
    expect(await login.openIdOf('a&b')).toBe('o-1')
    expect(asked.at(-1)).toContain('js_code=a%26b')
  })

  it.each([
    [{ errcode: 40029 }, 'unauthenticated'],
    [{ errcode: 40163 }, 'unauthenticated'],
    [{ errcode: 45011 }, 'too-many'],
    [{ errcode: -1 }, 'unavailable'],
    [{}, 'unavailable'],
    [null, 'unavailable'],
  ])('says in words what WeChat answered with %j', async (answer, code) => {
    await expect(answering(answer).openIdOf('x')).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^[\u4e00-\u9fff]/),
    })
  })

  it('says in words that WeChat cannot be reached', async () => {
    const login = weChatLogin(APP, () => Promise.reject(new Error('hush')))
    await expect(login.openIdOf('x')).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('is asked only where somebody signs in with a code, and not more often than calls are allowed', async () => {
    const seen: unknown[] = []
    const account: CloudFunction = {
      ...{ name: 'account', actions: contract.account, stateless: true, limits: {} },
      run: async (_action, call) => {
        seen.push(call.caller.openId)
        throw new Error('enough')
      },
    }
    const around = {
      clock: () => NOW,
      log: { call: () => undefined, crash: () => undefined },
      callLimit: createRateLimit(3),
    }
    let codes = 0
    const weChat = {
      openIdOf: async () => {
        codes += 1
        return 'o-2'
      },
    }
    const api = apiRoutes([account], around, { weChat, senderOf: () => 'phone' })
    const post = async (action: string, data: object) =>
      (
        await api.request('/account', {
          method: 'POST',
          body: JSON.stringify({ action, data, requestId: randomUUID() }),
        })
      ).status
    await post('signInWeChat', { code: 'x' })
    await post('identities', {})
    expect([seen, codes]).toEqual([['o-2', null], 1])
    expect([await post('signInWeChat', { code: 'x' }), codes]).toEqual([429, 1])
  })
})

describe('security headers', () => {
  const served = async (proxied: boolean, headers: Record<string, string> = {}) => {
    const app = new Hono()
    app.use(securityHeaders("default-src 'self'", proxied))
    app.get('/', (context) => context.text('x'))
    return {
      page: (await app.request('/', { headers })).headers,
      nothing: (await app.request('/nothing', { headers })).headers,
    }
  }

  it('stand on every answer, on errors too', async () => {
    const { page, nothing } = await served(false)
    for (const headers of [page, nothing]) {
      expect(headers.get('content-security-policy')).toBe("default-src 'self'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('permissions-policy')).toContain('microphone=()')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })

  it('ask for HTTPS alone where a trusted proxy says that it is there', async () => {
    const https = { 'x-forwarded-proto': 'https' }
    expect((await served(true, https)).page.get('strict-transport-security')).toMatch(/^max-age=\d{7,}$/)
    expect((await served(false, https)).page.get('strict-transport-security')).toBeNull()
    expect((await served(true)).page.get('strict-transport-security')).toBeNull()
  })
})
