import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { createKeyring } from '../../../cloudfunctions/runtime/keyring'

const key = () => randomBytes(32).toString('base64')

describe('keyring', () => {
  const keyring = createKeyring(key())

  it('opens what it sealed, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.jsonValue(), (owner, value) => {
        expect(keyring.open(owner, keyring.seal(owner, value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { numRuns: 50 },
    )
  })

  it('never seals the same twice alike', () => {
    const [one, other] = [keyring.seal('a', 'x'), keyring.seal('a', 'x')]
    expect(Buffer.from(one.sealed).equals(Buffer.from(other.sealed))).toBe(false)
    expect(Buffer.from(one.wrappedKey).equals(Buffer.from(other.wrappedKey))).toBe(false)
  })

  it('refuses another owner, another master key and any changed byte', () => {
    const record = keyring.seal('a', { name: '王秀英' })
    expect(() => keyring.open('b', record)).toThrow()
    expect(() => createKeyring(key()).open('a', record)).toThrow()
    for (const field of ['wrappedKey', 'sealed'] as const)
      for (let at = 0; at < record[field].length; at += 1) {
        const bytes = Buffer.from(record[field])
        bytes[at]! ^= 1
        expect(() => keyring.open('a', { ...record, [field]: bytes })).toThrow()
      }
  })

  it('refuses a record cut short, its tag too', () => {
    const record = keyring.seal('a', 'x')
    for (const length of [0, 11, 12, 20, 27, 28])
      expect(() => keyring.open('a', { ...record, sealed: record.sealed.slice(0, length) })).toThrow()
  })

  it('seals more under the same owner’s key', () => {
    const { wrappedKey } = keyring.seal('a', 1)
    expect(keyring.open('a', { wrappedKey, sealed: keyring.sealUnder(wrappedKey, 'a', [2]) })).toEqual([2])
  })

  it('hashes alike in one city and differently in another', () => {
    expect(keyring.hash('openid')).toBe(keyring.hash('openid'))
    expect(keyring.hash('openid')).not.toBe(createKeyring(key()).hash('openid'))
    expect(keyring.hash('openid')).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each(['', 'short', randomBytes(31).toString('base64')])('wants a master key of 32 bytes, not «%s»', (bad) => {
    expect(() => createKeyring(bad)).toThrow('SENIOR_CARE_MASTER_KEY')
  })
})
