import { entitlementFunction } from '../../../cloudfunctions/entitlement'
import { cloudMain } from '../../../cloudfunctions/runtime/cloudbase'

jest.mock('wx-server-sdk', () => ({ __esModule: true, default: { getWXContext: () => ({}) } }), { virtual: true })

describe('a cloud function', () => {
  const main = cloudMain(() => ({ fn: entitlementFunction([]) }))
  const said = async (event: unknown) => {
    const answer = await main(event)
    if (answer.ok) throw new Error('was answered')
    return answer.error
  }

  it.each([undefined, null, 'text', 7, [], {}])('refuses the event %j in words', async (event) => {
    const error = await said(event)
    expect(error.code).toBe('invalid')
    expect(error.message).toMatch(/^请求有不对的地方/)
  })

  it('refuses what is too big', async () => {
    expect(await said({ data: 'x'.repeat(100 * 1024) })).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('太多了'),
    })
  })
})
