import { calledOf, type ForWhom } from '@/client/for-whom'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Dial, spokenPhone } from '@/ui'
import { PATHS } from './paths'

/** What is missing before something can be done here, and the page on which it is mended, where there is one. */
export interface Way {
  /** @param called how a sentence names her */
  readonly why: (called: string) => string
  readonly button?: string
  readonly open?: () => void
}

type Why = Way['why']

/** Whoever is signed out signs in and comes back. */
export const signingIn = (why: string): Way => ({
  why: () => why,
  button: '登录',
  open: () => go(PATHS.signIn, { next: 'back' }),
})

/** Of whom nothing is known yet writes down who she is. */
export const writingSelf = (why: string): Way => ({
  why: () => why,
  button: '写下我的姓名和住处',
  open: () => go(PATHS.addPerson, { self: 1 }),
})

const notAsked: Why = (called) => `${called}还没有同意您替她办事。先请${called}同意,或请社区工作人员当面记录。`

/** Whom she has not agreed to asks her. */
export const askingHer = (why: Why = notAsked): Way => ({ why, button: '请老人同意', open: () => go(PATHS.askElder) })

/** Nobody knows whose desk it is: where she lives is filled in. */
export const fillingHome = (why: Why): Way => ({
  why,
  button: '填住处',
  open: () => go(PATHS.line, { key: 'residence' }),
})

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

type CommunityWayOnProps = Pick<WayOnProps, 'way' | 'instead'> & { readonly person: ForWhom }

/** The same where it is the community that does it: its own telephone, or the city's. */
export function CommunityWayOn({ way, person, instead }: CommunityWayOnProps) {
  const phone = person.community?.phone ?? '12349'
  return (
    <WayOn
      {...{ way, person, instead, phone }}
      answers={person.community?.name ?? '养老热线'}
      number={spokenPhone(phone)}
    />
  )
}
