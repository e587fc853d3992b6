import { createHmac } from 'node:crypto'
import { gatewaySms, NotSent, smsFrom, type Fetch } from '../../../cloudfunctions/runtime/sms'

const NOW = new Date('2026-11-21T02:00:00Z')

describe('the city’s gateway for text messages', () => {
  const with_ = (answer: () => Promise<{ ok: boolean; json(): Promise<unknown> }>) => {
    const sent: { url: string; headers: Record<string, string>; body: string }[] = []
    const send: Fetch = (url, { headers, body }) => {
      sent.push({ url, headers, body })
      return answer()
    }
    return { sent, sms: gatewaySms('https://sms.city.example/send', 'secret', () => NOW, send) }
  }
  const done = async () => ({ ok: true, json: async () => ({}) })

  it('is told whom, which words and the code, signed over the moment and the body', async () => {
    const { sent, sms } = with_(done)
    await sms.send('13800000000', 'sign-in-code', '123456')
    await sms.send('13800000000', 'case-answered')
    const [code, notice] = sent
    expect(JSON.parse(code!.body)).toEqual({ to: '13800000000', template: 'sign-in-code', code: '123456' })
    expect(JSON.parse(notice!.body)).toEqual({ to: '13800000000', template: 'case-answered' })
    const timestamp = String(NOW.getTime() / 1000)
    expect(code!.headers).toMatchObject({
      'x-timestamp': timestamp,
      'x-signature': createHmac('sha256', 'secret').update(`${timestamp}.${code!.body}`).digest('hex'),
    })
    // Neither phone nor code stands in an address, which gateways log.
    expect(code!.url).toBe('https://sms.city.example/send')
  })

  it.each([
    ['refused', async () => ({ ok: false, json: async () => ({}) })],
    ['unreachable', () => Promise.reject(new TypeError('fetch failed'))],
    ['timeout', () => Promise.reject(Object.assign(new Error('x'), { name: 'TimeoutError' }))],
  ] as const)('says only of what kind a fault is: %s', async (fault, answer) => {
    const failed = await with_(answer)
      .sms.send('13800000000', 'sign-in-code')
      .catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(NotSent)
    expect((failed as NotSent).fault).toBe(fault)
  })

  it('is there only where both settings are', () => {
    expect(smsFrom({ SENIOR_CARE_SMS_URL: 'https://x' })).toBeNull()
    expect(smsFrom({ SENIOR_CARE_SMS_URL: 'https://x', SENIOR_CARE_SMS_KEY: 'k' })).not.toBeNull()
  })
})
