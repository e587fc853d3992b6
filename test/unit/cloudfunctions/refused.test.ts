import { inWords, refusalOf } from '../../../cloudfunctions/runtime/refused'
import { WireFault } from '../../../cloudfunctions/runtime/wire-fault'

const refusedBy = (cause: unknown) => Promise.reject(new Error('Failed query', { cause }))

describe('what the database refuses', () => {
  it('is said in words where its rule has some', async () => {
    const work = inWords(refusedBy({ code: '23505', constraint: 'booking_meal' }), { booking_meal: '已经订过了。' })
    await expect(work).rejects.toEqual(new WireFault('conflict', '已经订过了。'))
  })

  it('goes on as it came by another rule, without a rule and without a cause', async () => {
    const words = { booking_meal: '已经订过了。' }
    for (const cause of [{ code: '23505', constraint: 'booking_pkey' }, { code: '08006' }, undefined])
      await expect(inWords(refusedBy(cause), words)).rejects.toThrow('Failed query')
    expect(refusalOf(null)).toEqual({})
  })

  it('is nothing where it is done', async () => {
    await expect(inWords(Promise.resolve(7), { booking_meal: '' })).resolves.toBe(7)
  })
})
