import { useState } from 'react'
import { useAnswer } from '@/client/use-answer'
import { Box, Choice, Heading, TextField } from '@/ui'
import { Waiting } from '../waiting'
import { NEW_ORG } from './staff-form'

/** More than a screen can be looked through; the others come by their name. */
const MOST_SHOWN = 12

interface StaffProviderProps {
  readonly account: string
  /** The id of the one chosen, or empty. */
  readonly chosen: string
  readonly error?: string
  /** Assessing organisations, and the choice of a new one, in place of those that serve. */
  readonly assesses?: boolean
  readonly onChoose: (id: string) => void
}

const SERVING = { ask: '替哪家机构服务', none: '本市还没有登记服务机构。' }
const ASSESSING = { ask: '是哪家评估机构的', none: '本市还没有登记评估机构,请写一家新的。' }

/** For which provider of the city somebody is to serve. */
export function StaffProvider({ account, chosen, error, assesses = false, onChoose }: StaffProviderProps) {
  const [typed, setTyped] = useState('')
  const read = useAnswer('booking', 'providers', {}, account)
  const all = (read.data?.providers ?? []).filter((one) => one.assesses === assesses)
  const words = assesses ? ASSESSING : SERVING
  const found = all.filter(({ id, name }) => id === chosen || name.includes(typed.trim()))
  // Whoever is chosen stays in sight, whatever is typed.
  const shown = [...found].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen)).slice(0, MOST_SHOWN)
  return (
    <>
      <Heading level={2} className="subtitle">
        {`${words.ask}?`}
      </Heading>
      <Waiting {...read} shown={read.data !== undefined} />
      {read.data && all.length === 0 && <Box>{words.none}</Box>}
      {all.length > MOST_SHOWN && (
        <TextField
          id="staff-provider"
          label="按名字找"
          hint={`本市有 ${all.length} 家。写名字里的几个字。`}
          maxLength={40}
          value={typed}
          onChange={setTyped}
        />
      )}
      {typed.trim() !== '' && found.length === 0 && <Box role="status">没有名字里带“{typed.trim()}”的机构。</Box>}
      <Choice
        label={words.ask}
        kind="one"
        options={[
          ...shown.map(({ id, name, phone, blacklisted }) => ({
            id,
            label: name,
            hint: blacklisted ? '现在停止接单' : phone,
          })),
          ...(assesses ? [{ id: NEW_ORG, label: '写一家新的评估机构', hint: '不能是给老人做服务的机构' }] : []),
        ]}
        chosen={[chosen]}
        error={error}
        onChoose={onChoose}
      />
      {found.length > shown.length && (
        <Box className="note">{`还有 ${found.length - shown.length} 家,请写名字找。`}</Box>
      )}
    </>
  )
}
