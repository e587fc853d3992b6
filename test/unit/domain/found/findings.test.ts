import { metBy, nowOver, type Finding, type Standing } from '../../../../src/domain/found/findings'
import { noteOf, readNote } from '../../../../src/domain/found/note'
import { soughtIn } from '../../../../src/domain/found/sought'
import { loadPack } from '../../../../scripts/lib/packs'

const finding: Finding = {
  ...{ ref: 'LF-13', kind: 'entitled', cause: 'first', perhaps: false, from: '2026-11-21', isNew: true },
}
const standing: Standing = {
  ...{ ref: 'LF-13', kind: 'entitled', cause: 'first', state: 'told', perhaps: false, from: '2026-11-01' },
}

describe('a note of a «yes»', () => {
  it('is read as it was written', () => {
    const amount = { kind: 'at-least', fen: 7_000 } as const
    const essential = [{ text: '由县里认定', essential: true }]
    expect(noteOf({ ref: 'LF-13', confirm: [], amount })).toBe('LF-13@7000')
    expect(noteOf({ ref: 'LF-14', confirm: essential, amount: { kind: 'none' } })).toBe('LF-14?')
    expect(readNote('LF-16?@100000')).toEqual({ ref: 'LF-16', perhaps: true, fen: 100_000 })
    expect(readNote('LF-9')).toEqual({ ref: 'LF-9', perhaps: false, fen: null })
  })
})

describe('what is sought', () => {
  const sought = soughtIn(loadPack('linfen'), { on: '2026-11-21' })
  it('is what one applies for, money that comes by itself, and care that asks for more than an age', () => {
    for (const ref of ['LF-11', 'LF-12', 'LF-13', 'LF-15', 'LF-18a', 'LF-19']) expect(sought).toContain(ref)
  })
  it('is no card at a gate, no visit, no insurance that one has, no trial', () => {
    for (const ref of ['LF-3', 'LF-6', 'LF-7', 'LF-10', 'LF-18d', 'LF-20', 'LF-L89']) expect(sought).not.toContain(ref)
  })
})

describe('a finding that meets what stands', () => {
  it('is open, or hers already', () => {
    expect(metBy(undefined, finding, false)?.state).toBe('open')
    expect(metBy(undefined, finding, true)?.state).toBe('has')
  })

  it('changes nothing where it is the same', () => {
    expect(metBy(standing, { ...finding, isNew: false }, false)).toBeNull()
    const soon = { ...finding, kind: 'soon', isNew: false } as const
    expect(metBy({ ...standing, kind: 'soon', from: soon.from }, soon, false)).toBeNull()
  })

  it.each(['told', 'wants', 'declined', 'unreached', 'applied', 'has'] as const)('keeps that she is «%s»', (state) => {
    expect(metBy({ ...standing, state }, finding, false)?.state).toBe(state)
    const soon = metBy({ ...standing, kind: 'soon', state }, { ...finding, isNew: false }, false)
    expect([soon?.kind, soon?.state]).toEqual(['entitled', state])
  })

  it('asks again who declined when the rule is another, and nobody else', () => {
    const changed = { ...finding, kind: 'changed', cause: 'list' } as const
    expect(metBy({ ...standing, state: 'declined' }, changed, false)?.state).toBe('open')
    expect(metBy({ ...standing, state: 'applied' }, changed, false)?.state).toBe('applied')
  })

  it('begins anew what was over, and is over once', () => {
    expect(metBy({ ...standing, state: 'over' }, { ...finding, isNew: false }, false)?.state).toBe('open')
    expect(nowOver(standing, true)).toMatchObject({ state: 'over', kind: 'changed', cause: 'list' })
    expect(nowOver({ ...standing, state: 'over' }, false)).toBeNull()
  })
})
