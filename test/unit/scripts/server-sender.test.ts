import { senderOf } from '../../../scripts/lib/server-sender'

describe('whom a request comes from', () => {
  it.each([
    ['no proxy: the header is the sender’s own tale', 0, '9.9.9.9', '1.1.1.1'],
    ['one proxy: what it wrote at the end', 1, 'liar, 203.0.113.7', '203.0.113.7'],
    ['two proxies: what the first of them wrote', 2, 'liar,203.0.113.7 , 10.0.0.2', '203.0.113.7'],
    ['a proxy that wrote nothing', 1, undefined, '1.1.1.1'],
    ['an empty header', 1, '', '1.1.1.1'],
    ['fewer hops than there are proxies: somebody came past them', 2, 'liar', '1.1.1.1'],
  ])('%s', (_case, proxies, forwarded, sender) => {
    expect(senderOf(proxies, forwarded, '1.1.1.1')).toBe(sender)
  })

  it('is nobody in particular when the connection does not tell', () => {
    expect(senderOf(0, undefined, undefined)).toBe('unknown')
  })
})
