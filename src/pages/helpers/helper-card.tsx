import { useState } from 'react'
import type { HelperCard } from '@/contract/account'
import { calledOf, type ForWhom } from '@/client/for-whom'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { calledBy } from '@/domain/person/relation'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Heading } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'
import { dayOfInstant, untilWords } from '../moments'
import { PATHS } from '../paths'
import { scopesWords } from './words'

interface HelperProps {
  readonly helper: HelperCard
  readonly person: ForWhom
  /** She herself, or her guardian: who agrees, changes and stops. */
  readonly decides: boolean
}

/** «王丽(女儿那样叫:子女)» without the account's own words: a name, and how he stands to her. */
export const helperName = ({ name, relation, you }: HelperCard): string =>
  `${name}(${you ? '您自己' : calledBy(relation)})`

/** Who asked him in, and for what; she decides. */
export function askedLines({ since, asked, askedBy }: HelperCard): readonly string[] {
  const day = dayOfInstant(since)
  const came = askedBy ? `${askedBy}请来的,${day}接受` : `${day}说想帮忙`
  return asked.length > 0 ? [came, `想做:${scopesWords(asked)}`] : [came]
}

/** What he may do, until when, since when, and how she agreed to it. */
function termsLines(helper: HelperCard): readonly string[] {
  const { scopes, until, since, standing, agreed } = helper
  if (standing === 'unconfirmed') return askedLines(helper)
  const can = standing === 'guardian' ? '监护人,什么都能办' : `能做:${scopesWords(scopes)}`
  const how = agreed && standing === 'confirmed' ? [agreed] : []
  return [can, `期限:${untilWords(until)}`, `从 ${dayOfInstant(since)} 起`, ...how]
}

/** One helper: what he may do, and for her who decides, the ways to change it. */
export function Helper({ helper, person, decides }: HelperProps) {
  const waiting = helper.standing === 'unconfirmed'
  const open = (): void => go(PATHS.helper, { id: helper.id })
  return (
    <Card role="group" label={helper.name}>
      <Box className="stack">
        <Heading level={3} className="subtitle">
          {helperName(helper)}
        </Heading>
        {termsLines(helper).map((line) => (
          <Box key={line} className="note">
            {line}
          </Box>
        ))}
        {waiting && !decides && <Box className="wait">{`等${calledOf(person)}同意`}</Box>}
        {helper.byTold && (
          <Box className="wait">这位登记时没写身份证号,是按姓名、生日和住处对上的。先问老人认不认识。</Box>
        )}
        {decides && !helper.you && helper.standing !== 'guardian' && (
          <>
            <Button
              kind={waiting ? 'main' : 'other'}
              role="link"
              onPress={open}
              label={`${waiting ? '同意' : '改'}:${helper.name}`}
            >
              {waiting ? '同意,选能做什么' : '改能做的事或期限'}
            </Button>
            <Ending helper={helper} person={person} />
          </>
        )}
      </Box>
    </Card>
  )
}

/** Refuses or stops a helper: one press, one «yes», done at once. */
function Ending({ helper, person }: Omit<HelperProps, 'decides'>) {
  const [asked, setAsked] = useState(false)
  const { act, busy, error, attempt } = useAct('account', 'endHelper', person.id)
  const waiting = helper.standing === 'unconfirmed'
  const called = calledOf(person)
  const end = async (): Promise<void> => {
    if (await act({ id: helper.id })) askAgain('account', 'helpers')
  }
  if (!asked)
    return (
      <Button kind="quiet" onPress={() => setAsked(true)} label={`${waiting ? '不同意' : '停止'}:${helper.name}`}>
        {waiting ? '不同意' : `不再让${helper.name}办了`}
      </Button>
    )
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void end()} />
      <Confirm
        title={waiting ? `不同意${helper.name}帮忙?` : `停止${helper.name}的授权?`}
        action={waiting ? '不同意' : '停止授权'}
        danger
        busy={busy}
        onConfirm={() => void end()}
        onCancel={() => setAsked(false)}
      >
        {`${helper.name}马上就看不到${called}的资料、办不了${called}的事,会收到通知。以后还想请${helper.name}帮忙,可以重新邀请。`}
      </Confirm>
    </>
  )
}
