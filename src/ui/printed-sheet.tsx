import { Box, Heading } from './elements'

interface PrintedSheetProps {
  readonly title: string
  readonly forWhom: string
  /** What is written by hand, each on a line of its own on screen. */
  readonly blanks: readonly string[]
  readonly verdict: string
  readonly amount: string
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[]
  readonly foot: readonly string[]
}

/** A page for a counter, black on white: the printer takes this and nothing else of the page (print.scss). */
export function PrintedSheet({ title, forWhom, blanks, verdict, amount, sections, foot }: PrintedSheetProps) {
  return (
    <Box as="section" className="sheet">
      <Heading level={2} className="sheet__title">
        {title}
      </Heading>
      <Box>{forWhom}</Box>
      <Box className="sheet__blanks">
        {blanks.map((label) => (
          <Box key={label} className="sheet__blank">
            <Box>{label}</Box>
            <Box className="sheet__line" silent />
          </Box>
        ))}
      </Box>
      <Box className="sheet__verdict">
        <Box>{verdict}</Box>
        {amount !== '' && <Box>{amount}</Box>}
      </Box>
      {sections.map((section) => (
        <Box key={section.title} className="sheet__section">
          <Heading level={3} className="sheet__head">
            {section.title}
          </Heading>
          {section.lines.map((line) => (
            <Box key={line}>{line}</Box>
          ))}
        </Box>
      ))}
      <Box className="sheet__foot">
        {foot.map((line) => (
          <Box key={line}>{line}</Box>
        ))}
      </Box>
    </Box>
  )
}
