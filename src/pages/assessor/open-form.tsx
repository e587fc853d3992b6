import { useState, type ReactNode } from 'react'
import { useRouter } from '@tarojs/taro'
import type { WireError } from '@/contract'
import { fetchForm } from '@/client/assessor-fetch'
import { Box, Button, Failure, Notice } from '@/ui'
import { whoWords } from './words'
import { useSheet, type OpenSheet } from './use-sheet'

interface OpenFormProps {
  readonly account: string
  readonly children: (open: OpenSheet) => ReactNode
}

/** The form of the visit in the page's address; where it is not on this phone, the way to it. */
export function OpenForm({ account, children }: OpenFormProps) {
  const { id = '' } = useRouter().params
  const open = useSheet(account, id)
  const [error, setError] = useState<WireError>()
  const [busy, setBusy] = useState(false)
  const fetch = async (): Promise<void> => {
    setBusy(true)
    setError(await fetchForm(account, id))
    setBusy(false)
  }
  if (open)
    return (
      <>
        <Box className="note">{whoWords(open.pack.mine)}</Box>
        {children(open)}
      </>
    )
  return (
    <>
      <Notice tone="wait">这份表还没存到这部手机。在有网的地方取一次,以后没网也能填。</Notice>
      {error && <Failure message={error.message} attend />}
      <Button busy={busy} onPress={() => void fetch()}>
        取这份表
      </Button>
    </>
  )
}
