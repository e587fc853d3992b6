import { Box, Heading } from './elements'
import { inGroups, spokenPhone } from './digits'
import { QrPicture } from './qr-picture'

export interface PrintedCardProps {
  /** `pocket`: 85.6 × 54 mm, as a bank card. `a5`: 148 × 210 mm, to hang on a wall. */
  readonly size: 'pocket' | 'a5'
  readonly title: string
  /** Smaller lines under the title: whose it is, what it is good for. */
  readonly lines: readonly string[]
  /** Over the code; without one, where it stands. */
  readonly codeLabel: string
  /** Digits, shown in groups; left out where everybody passes by. */
  readonly code?: string
  /** What a scanning phone reads; left out there is no picture. */
  readonly qr?: string
  readonly phones: readonly { readonly label: string; readonly phone: string }[]
}

/** A card to be cut out: black on white, its number and whom to ring in the largest letters. */
export function PrintedCard({ size, title, lines, codeLabel, code, qr, phones }: PrintedCardProps) {
  return (
    <Box as="section" className={`paper-card paper-card--${size}`}>
      <Box className="paper-card__top">
        <Box className="paper-card__words">
          <Heading level={2} className="paper-card__title">
            {title}
          </Heading>
          {lines.map((line) => (
            <Box key={line}>{line}</Box>
          ))}
        </Box>
        {qr && <QrPicture text={qr} label={`二维码:${codeLabel}`} />}
      </Box>
      <Box>{codeLabel}</Box>
      {code && <Box className="paper-card__code">{inGroups(code)}</Box>}
      <Box className="paper-card__phones">
        {phones.map(({ label, phone }) => (
          <Box key={label} className="paper-card__phone">
            <Box>{label}</Box>
            <Box className="paper-card__number">{spokenPhone(phone)}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
