import { useMemo } from 'react'
import { Drawing } from './drawing'
import { Box } from './elements'
import { qrModules } from './qr-modules'

interface QrPictureProps {
  /** What a scanning phone reads. */
  readonly text: string
  /** What it is for, for those who hear it; what it holds must stand on the page in words as well. */
  readonly label: string
}

/** A QR code on white. */
export function QrPicture({ text, label }: QrPictureProps) {
  const { size, path } = useMemo(() => {
    const { size, runs } = qrModules(text)
    return { size, path: runs.map(({ x, y, length }) => `M${x} ${y}h${length}v1h-${length}z`).join('') }
  }, [text])
  return (
    <Box className="qr">
      <Drawing label={label} width={size} height={size} path={path} />
    </Box>
  )
}
