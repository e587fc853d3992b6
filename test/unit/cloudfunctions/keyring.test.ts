import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { createKeyring, Erased, hashKeyOf, keyringOptions } from '../../../cloudfunctions/runtime/keyring'

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

  it('opens what a former master key wrapped, wraps it anew, and hashes as before', () => {
    const [before, after] = [key(), key()]
    const old = createKeyring(before)
    const record = old.seal('a', '王秀英')
    const both = createKeyring(after, { former: [before], hash: hashKeyOf(before) })
    expect(both.open('a', record)).toBe('王秀英')
    expect(both.hash('x')).toBe(old.hash('x'))
    const wrappedKey = both.rewrap('a', record.wrappedKey)!
    expect(both.rewrap('a', wrappedKey)).toBeNull()
    expect(createKeyring(after).open('a', { ...record, wrappedKey })).toBe('王秀英')
    expect(() => old.open('a', { ...record, wrappedKey })).toThrow()
    expect(() => createKeyring(after).open('a', record)).toThrow()
    expect(() => both.rewrap('b', record.wrappedKey)).toThrow()
    expect(() => both.rewrap('a', null)).toThrow(Erased)
  })

  it('reads further keys from the environment, and wants them whole', () => {
    const [hash, one, two] = [key(), key(), key()]
    const options = keyringOptions({ SENIOR_CARE_HASH_KEY: hash, SENIOR_CARE_FORMER_MASTER_KEYS: `${one},${two}` })
    expect(options).toEqual({ hash, former: [one, two] })
    expect(keyringOptions({})).toEqual({ former: [] })
    expect(() => createKeyring(key(), { hash: 'short' })).toThrow('SENIOR_CARE_HASH_KEY')
    expect(() => createKeyring(key(), { former: ['short'] })).toThrow('SENIOR_CARE_FORMER_MASTER_KEYS')
  })

  it.each(['', 'short', randomBytes(31).toString('base64')])('wants a master key of 32 bytes, not «%s»', (bad) => {
    expect(() => createKeyring(bad)).toThrow('SENIOR_CARE_MASTER_KEY')
  })
})
