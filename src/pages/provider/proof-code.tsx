import { useState } from 'react'
import { codeIn, CODE_LENGTH } from '@/client/counter'
import { canScan, scanCode } from '@/platform/scan'
import { Alert, Button } from '@/ui'
import { CodeField } from '@/ui/code-field'

interface ProofCodeProps {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly error?: string
  readonly onChange: (code: string) => void
}

/** The code on her card, typed or scanned. */
export function ProofCode({ id, label, hint, value, error, onChange }: ProofCodeProps) {
  const [why, setWhy] = useState<string>()
  const scan = async (): Promise<void> => {
    const outcome = await scanCode()
    const code = outcome.status === 'ok' ? codeIn(outcome.value) : undefined
    setWhy(code ? undefined : '没有扫到服务码。请再扫一次,或者照着卡填。')
    if (code) onChange(code)
  }
  return (
    <>
      <CodeField
        id={id}
        label={label}
        hint={hint}
        length={CODE_LENGTH}
        value={value}
        error={error}
        onChange={onChange}
      />
      {why && <Alert className="notice notice--wait">{why}</Alert>}
      {canScan() && (
        <Button kind="other" onPress={() => void scan()}>
          扫服务卡
        </Button>
      )}
    </>
  )
}
