import type { OfficeThread } from '@/contract/assessment/office'
import { go } from '@/platform/navigate'
import { Box, Button, Fold, Heading, Notice } from '@/ui'
import { Table } from '@/ui/table'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { Recording } from './recording'

type Sheet = NonNullable<OfficeThread['sheet']>

/** Item by item, what both agreed on and what they noted. */
function Lines({ lines }: Pick<Sheet, 'lines'>) {
  return (
    <Table
      label="评估表"
      columns={[
        { id: 'name', label: '项目' },
        { id: 'answer', label: '两个人都认的答案' },
        { id: 'notes', label: '备注' },
      ]}
      rows={lines.map(({ item, name, answer, notes }) => ({
        id: item === '' ? 'whole' : item,
        cells: { name: item === '' ? name : `${item} ${name}`, answer, notes: notes.join(';') },
      }))}
    />
  )
}

/** Answers that somebody changed, and differences that were settled: who, when, from what to what. */
function Changes({ changes }: Pick<Sheet, 'changes'>) {
  if (changes.length === 0) return <Notice tone="good">没有改过的答案,也没有意见不一致的。</Notice>
  return (
    <Fold title={`改过的和商量过的(${changes.length})`}>
      <Table
        label="改过的和商量过的"
        columns={[
          { id: 'item', label: '项目' },
          { id: 'by', label: '谁、什么时候' },
          { id: 'was', label: '原来' },
          { id: 'now', label: '改成' },
          { id: 'words', label: '为什么' },
        ]}
        rows={changes.map(({ item, itemName, by, at, was, now, words }) => ({
          id: `${item} ${by} ${at}`,
          cells: { item: `${item} ${itemName}`, by: `${by} · ${momentWords(at)}`, was: was ?? '', now, words },
        }))}
      />
    </Fold>
  )
}

interface TakenProps {
  readonly files: Sheet['files']
  readonly assessment: OfficeThread['thread']['assessment']
}

/** Photographs and recordings of the visit, each by what it is. */
function Taken({ files, assessment }: TakenProps) {
  const heard = files.filter(({ type }) => type.startsWith('audio/'))
  const seen = files.filter((file) => !heard.includes(file))
  return (
    <>
      {seen.map(({ id }, index) => (
        <Button
          key={id}
          kind="other"
          role="link"
          onPress={() => go(PATHS.casePhoto, { case: assessment.case, file: id, for: assessment.person.id })}
        >
          {`看现场照片 ${index + 1}`}
        </Button>
      ))}
      {heard.map(({ id }, index) => (
        <Recording key={id} caseId={assessment.case} file={id} name={`现场录音 ${index + 1}`} />
      ))}
    </>
  )
}

/** The form as both have signed it. */
export function Signed({ office, sheet }: { readonly office: OfficeThread; readonly sheet: Sheet }) {
  const { lines, changes, informant, nobody, files } = sheet
  const { assessment } = office.thread
  return (
    <>
      <Heading level={2} className="subtitle">
        签了字的评估表
      </Heading>
      <Box>
        {informant === null
          ? `信息提供人没有签字:${nobody ?? '没有写原因'}`
          : `信息提供人:${informant.name}(${informant.relation}),签了字。`}
      </Box>
      <Changes changes={changes} />
      <Fold title={`逐项看(${lines.length} 项)`} open={assessment.state === 'assessed'}>
        <Lines lines={lines} />
      </Fold>
      <Taken files={files} assessment={assessment} />
      {office.audit && (
        <Notice tone={office.audit.fine ? 'good' : 'bad'}>
          {`抽查过了:${office.audit.fine ? '没有问题' : '有疑问'}。${office.audit.words}(${office.audit.by},${momentWords(office.audit.at)})`}
        </Notice>
      )}
    </>
  )
}
