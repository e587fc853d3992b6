import { useState } from 'react'
import { canPrint, printPage } from '@/platform/print'
import { Alert, Box, Button } from '@/ui'

/** Prints what stands on the page; where nothing prints the button is not there. */
export function PrintButton({ what }: { readonly what: string }) {
  const [failed, setFailed] = useState(false)
  if (!canPrint) return null
  const print = async (): Promise<void> => setFailed((await printPage()).status !== 'ok')
  return (
    <Box className="screen-only stack">
      {failed && <Alert className="notice notice--wait">这里打印不了。请在电脑的浏览器里打开这一页。</Alert>}
      <Button kind="other" label={`打印${what}`} onPress={() => void print()}>
        {`打印${what}`}
      </Button>
    </Box>
  )
}
