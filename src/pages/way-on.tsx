import { calledOf, type ForWhom } from '@/client/for-whom'
import { Box, Button, Card, Dial } from '@/ui'

/** What is missing before something can be done here, and the page on which it is mended, where there is one. */
export interface Way {
  /** @param called how a sentence names her */
  readonly why: (called: string) => string
  readonly button?: string
  readonly open?: () => void
}

interface WayOnProps {
  readonly way: Way
  readonly person: Pick<ForWhom, 'relation'>
  /** Says that the telephone does as well. */
  readonly instead: string
  readonly phone: string
  /** Who answers there. */
  readonly answers: string
  /** The number, as it is read. */
  readonly number: string
}

/** What is missing, in plain words, the way there, and the telephone. */
export function WayOn({ way: { why, button, open }, person, instead, phone, answers, number }: WayOnProps) {
  return (
    <>
      <Card>
        <Box className="stack">
          <Box>{why(calledOf(person))}</Box>
          {button && open && (
            <Button role="link" onPress={open}>
              {button}
            </Button>
          )}
        </Box>
      </Card>
      <Box className="note">{instead}</Box>
      <Dial phone={phone} kind="other" detail={answers}>
        {`打电话 ${number}`}
      </Dial>
    </>
  )
}
