import { useRouter } from '@tarojs/taro'
import { useAnswer } from '@/client/use-answer'
import { VISIT_OUTCOME_WORDS } from '@/domain/visit/record'
import { backOr } from '@/platform/navigate'
import { Box, Button, Card, Heading, Icon, Notice, Row, Tag } from '@/ui'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { findingLines, howWords, type WrittenVisit } from './visit-words'

/** When, how, by whom. */
function Made({ visit }: { readonly visit: WrittenVisit }) {
  return (
    <Card kind="rows" role="list" label="这次探访">
      <Row over="什么时候" title={momentWords(visit.at)} />
      <Row over="怎么探访的" title={howWords(visit)} />
      <Row over="谁探访的" title={visit.by} />
    </Card>
  )
}

/** The six, each in a word with its mark; of whom was not met there is nothing to tell. */
function Seen({ visit: { findings, outcome } }: { readonly visit: WrittenVisit }) {
  if (findings === null) return <Notice>{`${VISIT_OUTCOME_WORDS[outcome]},六样都没有看。`}</Notice>
  return (
    <Box as="section" className="stack">
      <Heading level={2} className="subtitle">
        看到的怎么样
      </Heading>
      <Card kind="rows" role="list" label="看到的怎么样">
        {findingLines(findings).map(({ check, label, words, tone, icon }) => (
          <Row key={check} start={<Icon name={icon} />} title={label} end={<Tag tone={tone}>{words}</Tag>} />
        ))}
      </Card>
    </Box>
  )
}

function Written({ account, id }: { readonly account: string; readonly id: string }) {
  const read = useAnswer('care', 'visit', { visit: id }, account)
  useClosing(read.error)
  const { data: visit } = read
  if (!visit) return <Waiting {...read} shown={false} />
  return (
    <>
      <Waiting {...read} shown />
      <Box className="note">打开这次探访,会记在老人的“谁看过”里。</Box>
      <Heading level={2} className="title">
        {visit.name}
      </Heading>
      <Made visit={visit} />
      <Seen visit={visit} />
      <Box as="section" className="stack">
        <Heading level={2} className="subtitle">
          当时写的
        </Heading>
        {visit.words === '' ? <Box className="note">没有写别的。</Box> : <Box>{visit.words}</Box>}
      </Box>
    </>
  )
}

function OneVisit({ account }: { readonly account: string }) {
  const { id = '' } = useRouter().params
  if (id !== '') return <Written account={account} id={id} />
  return (
    <>
      <Notice>没有说是哪一次探访。请从老人的卡里打开。</Notice>
      <Button onPress={() => backOr(PATHS.elders)}>去我的老人</Button>
    </>
  )
}

/** One visit as it was written: when, how, by whom, the six, and the words of it. That it was opened stands in «谁看过». */
function VisitPage() {
  return (
    <Frame title="一次探访" who="none" calls="line" onBack={() => backOr(PATHS.elders)}>
      <AtDesk role="community-worker">{(_staff, account) => <OneVisit account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(VisitPage)
