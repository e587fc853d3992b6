import type { CounterProof } from '@/contract/common'
import type { ConsentWay } from '@/domain/consent/consent'

/** How an elder's yes or no is shown at a counter. */
export type CounterWay = Exclude<ConsentWay, 'own-phone'>

export const WAYS: readonly { readonly id: CounterWay; readonly label: string; readonly hint: string }[] = [
  { id: 'signature', label: '老人自己签名', hint: '在屏幕上签' },
  { id: 'witness', label: '有见证人', hint: '老人签不了,旁边有人听到、看到' },
  { id: 'read-back', label: '念给老人听,老人自己说一遍', hint: '老人看不清、签不了,身边也没有别人' },
]

export interface ProofTyped {
  readonly way: CounterWay | ''
  readonly strokes: readonly (readonly (readonly [number, number])[])[]
  readonly witness: string
}

export const NO_PROOF: ProofTyped = { way: '', strokes: [], witness: '' }

export type ProofProblems = Readonly<Partial<Record<'way' | 'strokes' | 'witness', string>>>

/** As the wire takes it, or what is missing in the words of the page. */
export function readProof({ way, strokes, witness }: ProofTyped): {
  readonly proof?: CounterProof
  readonly problems: ProofProblems
} {
  switch (way) {
    case '':
      return { problems: { way: '请选老人怎么表示的' } }
    case 'signature':
      if (strokes.length === 0) return { problems: { strokes: '请老人自己签名' } }
      return {
        proof: { way, strokes: strokes.map((stroke) => stroke.map(([x, y]): [number, number] => [x, y])) },
        problems: {},
      }
    case 'witness':
      if (witness.trim() === '') return { problems: { witness: '请填见证人的姓名' } }
      return { proof: { way, witness: witness.trim() }, problems: {} }
    case 'read-back':
      return { proof: { way }, problems: {} }
  }
}
