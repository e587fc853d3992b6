import { useMemo } from 'react'
import { useRouter } from '@tarojs/taro'
import type { SavedJudgementCard } from '@/contract/account'
import type { ForWhom } from '@/client/for-whom'
import { usePack } from '@/client/pack'
import { keptOf } from '@/client/saved-judgement'
import { useAnswer } from '@/client/use-answer'
import { compile } from '@/domain/entitlement'
import { changeSentence, compareJudgements } from '@/domain/judgement/compare'
import { backOr } from '@/platform/navigate'
import { Box, Card, Fold, Heading, Notice, Row } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { countWords, judgedWords } from './judgement-words'

const VERDICTS = { yes: '条件对得上', no: '条件还对不上', unknown: '还说不准' } as const

interface ComparedProps {
  readonly after: SavedJudgementCard
  readonly before: SavedJudgementCard | undefined
}

/** What is another since the time before, and what can have done it. */
function Changes({ after, before }: ComparedProps) {
  const { pack } = usePack(after.city)
  const changes = useMemo(() => {
    if (!before) return []
    // With the list of that day at hand, only what an item looks at is named as a cause.
    const list = pack?.version === after.pack ? compile(pack, { on: after.on, county: after.county }) : undefined
    return compareJudgements(keptOf(before), keptOf(after), list)
  }, [after, before, pack])
  if (!before) return <Notice>这是第一次保存,以后再存一次,就能比出变化。</Notice>
  return (
    <>
      <Heading level={2} className="subtitle">
        {`和 ${judgedWords(before)} 查的比`}
      </Heading>
      {changes.length === 0 && <Notice tone="good">没有变化。</Notice>}
      {changes.map((change) => (
        <Card key={change.ref}>
          <Box>{changeSentence(change)}</Box>
        </Card>
      ))}
    </>
  )
}

function Compared({ after, before }: ComparedProps) {
  return (
    <>
      <Card kind="answer">
        <Box className="note">{judgedWords(after)}</Box>
        <Box className="amount">{countWords(after)}</Box>
        <Box className="note">{`${after.by} 保存。按当时说的情况算,审核后才算数。`}</Box>
      </Card>
      <Changes after={after} before={before} />
      <Fold title="当时查到的每一项">
        <Card kind="rows" role="list" label="当时查到的每一项">
          {after.verdicts
            .filter(({ verdict }) => verdict !== 'no')
            .map(({ ref, name, verdict, amountWords }) => (
              <Row
                key={ref}
                title={name}
                detail={[VERDICTS[verdict], amountWords && `审核通过后,预计 ${amountWords}`]
                  .filter(Boolean)
                  .join(' · ')}
              />
            ))}
        </Card>
      </Fold>
    </>
  )
}

function Found({ person, account }: { readonly person: ForWhom; readonly account: string }) {
  const { id } = useRouter().params
  const read = useAnswer('account', 'judgements', {}, account, { for: person.id })
  const { data } = read
  if (!data) return <Waiting {...read} shown={false} />
  const at = data.judgements.findIndex((saved) => saved.id === id)
  const after = data.judgements[at]
  if (!after) return <Notice>这次结果不在最近 10 次里。</Notice>
  return <Compared after={after} before={data.judgements[at + 1]} />
}

function ComparedPage() {
  return (
    <Frame title="有什么变化" onBack={() => backOr(PATHS.judgements)}>
      <OfPerson needs="view">
        {(person, account) => <Found key={person.id} person={person} account={account} />}
      </OfPerson>
    </Frame>
  )
}

export default guarded(ComparedPage)
