import { Alert, Box, Heading } from './elements'

interface ErrorSummaryProps {
  readonly errors: readonly string[]
  /** Counts the presses of the button that found them: each press that finds any brings her here again. */
  readonly attempt?: number
}

/** On top of a form: the same words as at the fields, brought into sight and read out at once. */
export function ErrorSummary({ errors, attempt }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <Alert key={attempt} className="errors" attend>
      <Heading level={2} className="errors__title">
        还差一点,请看看:
      </Heading>
      {errors.map((error) => (
        <Box key={error}>{error}</Box>
      ))}
    </Alert>
  )
}
