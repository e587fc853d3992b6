import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { CaseCard } from '@/contract/care'
import { useAnswer } from '@/client/use-answer'
import { backOr, go } from '@/platform/navigate'
import { Box, Chips, inGroups, Notice, Tag } from '@/ui'
import { Table } from '@/ui/table'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { AtDesk, useClosing } from './at-desk'
import { caseLink } from './case-link'
import { dueWords, holderWords } from './case-rows'

type Show = 'open' | 'mine' | 'done'

const TABS: readonly { readonly value: Show; readonly label: string }[] = [
  { value: 'open', label: '待办' },
  { value: 'mine', label: '我接的' },
  { value: 'done', label: '办完的' },
]

const EMPTY: Readonly<Record<Show, string>> = {
  open: '现在没有等着办的事。',
  mine: '您手上没有正在办的事。',
  done: '还没有办完的事。',
}

function toCase({ id, kind, person }: CaseCard): void {
  const { path, params } = caseLink({ id, kind, person: person.id })
  go(path, params)
}

function Cases({ account }: { readonly account: string }) {
  const [show, setShow] = useState<Show>('open')
  const read = useAnswer('care', 'desk', { show }, account)
  const { data, retry } = read
  useClosing(read.error)
  useDidShow(retry)
  const late = data?.cases.filter(({ overdue }) => overdue).length ?? 0
  return (
    <>
      <Chips label="哪些事" options={TABS} chosen={show} onChoose={setShow} />
      <Refresh onRefresh={retry}>刷新名单</Refresh>
      <Waiting {...read} shown={data !== undefined} />
      {late > 0 && <Notice tone="wait">{`${late} 件已经过了说好的日子,请先办。`}</Notice>}
      {data?.cases.length === 0 && <Box>{EMPTY[show]}</Box>}
      {data && data.cases.length > 0 && (
        <Table
          label={TABS.find(({ value }) => value === show)?.label ?? ''}
          columns={[
            { id: 'title', label: '事情' },
            { id: 'person', label: '老人' },
            { id: 'due', label: '哪天以前答复' },
            { id: 'holder', label: '谁在办' },
            { id: 'number', label: '编号' },
          ]}
          rows={data.cases.map((card) => ({
            id: card.id,
            onPress: () => toCase(card),
            cells: {
              title: card.title,
              person: card.person.name,
              due: card.overdue ? <Tag tone="bad">{dueWords(card)}</Tag> : dueWords(card),
              holder: holderWords(card),
              number: inGroups(card.number),
            },
          }))}
        />
      )}
    </>
  )
}

/** 求助: what lies on the street's desk, what the worker has, what is done. */
function Requests() {
  return (
    <Frame title="求助" who="none" calls="line" wide onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="community-worker">{(_staff, account) => <Cases account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(Requests)
