import { useState } from 'react'
import type { CounterProof } from '@/contract/common'
import { NO_PROOF, readProof, type ProofProblems, type ProofTyped } from '../desk/consent-proof'

interface Shown {
  readonly typed: ProofTyped
  readonly problems: ProofProblems
  readonly onChange: (part: Partial<ProofTyped>) => void
  /** What goes with the act: nothing on her own phone; undefined where something is still missing. */
  readonly read: () => { readonly proof?: CounterProof } | undefined
}

/** How an elder beside a worker shows that she agrees. @param atCounter whether she sits beside one */
export function useProof(atCounter: boolean): Shown {
  const [typed, setTyped] = useState<ProofTyped>(NO_PROOF)
  const [problems, setProblems] = useState<ProofProblems>({})
  return {
    typed,
    problems,
    onChange: (part) => {
      // What stands above a field that is being drawn on stays: else the field moves away under the pen.
      if (!part.strokes) setProblems({})
      setTyped({ ...typed, ...part })
    },
    read: () => {
      if (!atCounter) return {}
      const { proof, problems: found } = readProof(typed)
      setProblems(found)
      return proof && { proof }
    },
  }
}
