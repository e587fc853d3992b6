import { call } from '@/client/call'
import { facility } from '@/contract/facility'
import { allWarned } from '@/pages/register/all-warned'

jest.mock('@/client/call', () => ({ call: jest.fn() }))
const asked = jest.mocked(call)
const PAGE = 50

/** A cloud whose register holds so many that miss something, and that refuses what the contract refuses. */
function cloudWith(total: number): void {
  asked.mockImplementation((async (_name: string, _action: string, input: { readonly offset: number }) => {
    const { success } = facility.register.input.safeParse(input)
    if (!success) return { ok: false, error: { code: 'invalid', message: '从第几处起不对' } }
    const count = Math.min(PAGE, total - input.offset)
    const one = { id: 'a', name: '春晖食堂', typeName: '社区食堂', county: '尧都区', warnings: ['没有备案'] }
    return { ok: true, data: { warned: Array(count).fill(one), warnedTotal: total, demo: true } }
  }) as never)
}

it('brings every facility of a register of 10,000 that misses something', async () => {
  cloudWith(10_000)
  expect(await allWarned('zhao')).toMatchObject({ rows: { length: 10_000 } })
})

it('says why it could not', async () => {
  asked.mockResolvedValue({ ok: false, error: { code: 'too-many', message: '操作太快了,请等一分钟再试' } } as never)
  expect(await allWarned('zhao')).toBe('操作太快了,请等一分钟再试')
})
