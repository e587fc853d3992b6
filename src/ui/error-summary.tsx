import { Box, Heading } from './elements'

/** On top of a form: the same words as at the fields, read out at once. */
export function ErrorSummary({ errors }: { readonly errors: readonly string[] }) {
  if (errors.length === 0) return null
  return (
    <Box className="errors" role="alert">
      <Heading level={2} className="errors__title">
        还差一点,请看看:
      </Heading>
      {errors.map((error) => (
        <Box key={error}>{error}</Box>
      ))}
    </Box>
  )
}
