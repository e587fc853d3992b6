import { Box } from '../elements'

/** How much more may be written, or how much is too much. */
export function Count({ id, length, most }: { readonly id: string; readonly length: number; readonly most: number }) {
  const left = most - length
  return (
    <Box id={id} className={left < 0 ? 'field__error' : 'note'}>
      {left < 0 ? `多写了 ${-left} 字,请删短一些` : `还能写 ${left} 字`}
    </Box>
  )
}
