import type { ForWhom } from '@/client/for-whom'
import { useAnswer } from '@/client/use-answer'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Notice, Row } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { countWords, judgedWords } from './judgement-words'

/** Answers that were kept, newest first; each is compared with the one before it. */
function Saved({ person, account }: { readonly person: ForWhom; readonly account: string }) {
  const read = useAnswer('account', 'judgements', {}, account, { for: person.id })
  const judgements = read.data?.judgements ?? []
  return (
    <>
      <Waiting {...read} shown={read.data !== undefined} />
      {read.data && judgements.length === 0 && (
        <>
          <Notice>还没有保存过。查完“我能领什么”,在结果最下面点“保存这次结果”。</Notice>
          <Button role="link" onPress={() => go(PATHS.results)}>
            去看结果
          </Button>
        </>
      )}
      {judgements.length > 0 && (
        <Card kind="rows" role="list" label="保存的查询结果">
          {judgements.map((saved) => (
            <Row
              key={saved.id}
              over={`${saved.by} 保存`}
              title={judgedWords(saved)}
              detail={countWords(saved)}
              onPress={() => go(PATHS.compared, { id: saved.id })}
            />
          ))}
        </Card>
      )}
      {read.data?.more && <Box className="note">这里是最近 10 次。更早的在“拿一份资料”里。</Box>}
    </>
  )
}

function JudgementsPage() {
  return (
    <Frame title="保存的查询结果" onBack={() => backOr(PATHS.record)}>
      <OfPerson needs="view">
        {(person, account) => <Saved key={person.id} person={person} account={account} />}
      </OfPerson>
    </Frame>
  )
}

export default guarded(JudgementsPage)
