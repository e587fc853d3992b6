import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { HelperCard } from '@/contract/account'
import { calledOf, isBeside, type ForWhom } from '@/client/for-whom'
import { NO_TERMS } from '@/client/drafts'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, ErrorSummary, Heading, Notice } from '@/ui'
import { ActFailure } from '../act-failure'
import { ProofFields } from '../desk/proof-fields'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { askedLines, helperName } from './helper-card'
import { useProof } from './use-proof'
import { readTerms, termsOf, type TermsProblems } from './terms'
import { TermsFields } from './terms-fields'

interface HelperTermsProps {
  readonly helper: HelperCard
  readonly person: ForWhom
}

/** What one helper may do: agreed to for the first time, or changed. */
function HelperTerms({ helper, person }: HelperTermsProps) {
  const waiting = helper.standing === 'unconfirmed'
  const asked = waiting ? helper.asked : []
  const [terms, setTerms] = useState(
    waiting && helper.scopes.length === 0 ? { ...NO_TERMS, scopes: asked } : termsOf(helper),
  )
  const [problems, setProblems] = useState<TermsProblems>({})
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('account', waiting ? 'confirmHelper' : 'changeHelper', person.id)
  const { read: readShown, ...shown } = useProof(isBeside(person))
  const save = async (): Promise<void> => {
    const { read, problems: found } = readTerms(terms, today())
    const said = readShown()
    setProblems(found)
    setTries(tries + 1)
    if (!read || !said || !(await act({ id: helper.id, version: helper.version, ...read, ...said }))) return toTop()
    askAgain('account', 'helpers')
    backOr(PATHS.helpers)
  }
  return (
    <>
      <ErrorSummary errors={[...Object.values(problems), ...Object.values(shown.problems)]} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void save()} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={() => askAgain('account', 'helpers')}>
          看看现在是怎样的
        </Button>
      )}
      <Heading level={2} className="title">
        {helperName(helper)}
      </Heading>
      {waiting && askedLines(helper).map((line) => <Box key={line}>{line}</Box>)}
      <Box>{`${isBeside(person) ? '老人' : '您'}同意的,对方才能替${calledOf(person)}做;没选的做不了。`}</Box>
      <TermsFields
        terms={terms}
        problems={problems}
        asked={asked}
        onChange={(changed) => {
          setProblems({})
          setTerms(changed)
        }}
      />
      {isBeside(person) && <ProofFields {...shown} />}
      <Button busy={busy} onPress={() => void save()}>
        {waiting ? '同意' : '保存修改'}
      </Button>
    </>
  )
}

interface FoundProps {
  readonly person: ForWhom
  readonly account: string
}

function FoundHelper({ person, account }: FoundProps) {
  const { id } = useRouter().params
  const read = useAnswer('account', 'helpers', {}, account, { for: person.id })
  const { data } = read
  if (!data) return <Waiting {...read} shown={false} />
  const helper = data.helpers.find((one) => one.id === id && one.standing !== 'ended')
  if (!helper) return <Notice>这位帮手已经不在名单里了。</Notice>
  return <HelperTerms key={`${helper.id} ${helper.version}`} helper={helper} person={person} />
}

function HelperPage() {
  return (
    <Frame title="能做什么,到什么时候" onBack={() => backOr(PATHS.helpers)}>
      <OfPerson needs="own">{(person, account) => <FoundHelper person={person} account={account} />}</OfPerson>
    </Frame>
  )
}

export default guarded(HelperPage)
