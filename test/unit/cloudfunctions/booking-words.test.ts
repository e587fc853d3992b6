import { checkWords, type BookingParts } from '../../../cloudfunctions/booking/parts'
import { createKeyring } from '../../../cloudfunctions/runtime/keyring'

const BAD = '坏话'

describe('words of a booking that others will read', () => {
  const asked: string[] = []
  const parts: BookingParts = {
    keyring: createKeyring(Buffer.alloc(32, 7).toString('base64')),
    ...{ places: new Map(), programmes: [] },
    textCheck: {
      async check(words) {
        asked.push(words)
        return words.includes(BAD) ? 'refuse' : 'pass'
      },
    },
  }
  const check = (input: object) => checkWords(parts, { input, openId: async () => null })
  beforeEach(() => void asked.splice(0))

  it.each([
    ['what is said', { words: BAD }],
    ['a note at the door', { note: BAD }],
    ['why there was no code', { proof: { way: 'none', words: BAD } }],
    ['what an offering says of itself', { about: BAD }],
    ['a wish', { details: { note: BAD } }],
    ['a dish', { dishes: [{ name: '蒸蛋' }, { name: BAD }] }],
  ])('%s is refused where it must not be shown', async (_, input) => {
    await expect(check(input)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is asked about once, and not at all where nothing is written', async () => {
    await check({ words: '谢谢', details: { note: '软一点' } })
    await check({ booking: 'x', version: 1, details: { address: '解放路12号' } })
    expect(asked).toEqual(['谢谢\n软一点'])
  })

  it('holds up no call for help', async () => {
    await check({ lifeAtRisk: true, words: BAD })
    expect(asked).toEqual([])
  })
})
