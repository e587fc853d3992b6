import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { FoundPerson } from '@/contract/care/found'
import { useAnswer } from '@/client/use-answer'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Chips, Heading, Notice } from '@/ui'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { FoundCard } from './found-person'
import { EMPTY_WORDS, LIST_CHIPS, LISTS, NOT_LISTED, type FoundList } from './found-words'

interface OfBenefitProps {
  readonly account: string
  readonly reference: string
}

/** What a benefit is called, and what it comes to. */
function Benefit({ name, amount }: { readonly name: string; readonly amount: string }) {
  return (
    <>
      <Heading level={2} className="title">
        {name}
      </Heading>
      {amount !== '' && <Box className="amount">{amount}</Box>}
    </>
  )
}

/** What was just written of her is newer than the list as it was read. */
const newest = (one: FoundPerson, written: FoundPerson | undefined): FoundPerson =>
  written && written.version > one.version ? written : one

interface OneProps extends OfBenefitProps {
  readonly person: string
  readonly onAll: () => void
}

/** One elder's finding, as somebody comes to it from her card. */
function One({ account, reference, person, onAll }: OneProps) {
  const asked = { ref: reference, states: [...LISTS.all], person }
  const read = useAnswer('care', 'foundPeople', asked, account, { moving: true })
  useClosing(read.error)
  const [written, setWritten] = useState<FoundPerson>()
  const { data } = read
  const found = data?.people[0]
  return (
    <>
      <Waiting {...read} shown={data !== undefined} />
      {data && (
        <>
          <Benefit name={data.name} amount={data.amount} />
          {found ? (
            <FoundCard found={newest(found, written)} reference={reference} onChanged={setWritten} fromCard />
          ) : (
            <Notice>{NOT_LISTED}</Notice>
          )}
        </>
      )}
      <Button kind="other" onPress={onAll}>
        看全部名单
      </Button>
    </>
  )
}

interface PeopleProps extends OfBenefitProps {
  readonly list: FoundList
}

function People({ account, reference, list }: PeopleProps) {
  const [after, setAfter] = useState<string>()
  const read = useAnswer(
    'care',
    'foundPeople',
    { ref: reference, states: [...LISTS[list]], ...(after !== undefined && { after }) },
    account,
    { moving: true },
  )
  useClosing(read.error)
  // What was just written stands where it stood, although she belongs to another list now.
  const [changed, setChanged] = useState<Readonly<Record<string, FoundPerson>>>({})
  const { data, retry } = read
  const left = Object.values(changed).filter(({ person }) => !data?.people.some((one) => one.person === person))
  const turn = (to: string | undefined): void => {
    setChanged({})
    setAfter(to)
    toTop()
  }
  const last = data?.people[data.people.length - 1]?.person
  return (
    <>
      <Refresh
        onRefresh={() => {
          setChanged({})
          retry()
        }}
      >
        刷新名单
      </Refresh>
      <Waiting {...read} shown={data !== undefined} />
      {data && (
        <>
          <Benefit name={data.name} amount={data.amount} />
          {data.people.length === 0 && left.length === 0 && <Notice>{EMPTY_WORDS[list]}</Notice>}
          {[...data.people.map((one) => newest(one, changed[one.person])), ...left].map((found) => (
            <FoundCard
              key={found.person}
              found={found}
              reference={reference}
              onChanged={(person) => setChanged((before) => ({ ...before, [person.person]: person }))}
            />
          ))}
          {data.more && last !== undefined && (
            <Button kind="other" onPress={() => turn(last)}>
              后面的人
            </Button>
          )}
          {after !== undefined && (
            <Button kind="quiet" onPress={() => turn(undefined)}>
              回到开头
            </Button>
          )}
        </>
      )}
    </>
  )
}

function OfBenefit({ account }: { readonly account: string }) {
  const { ref = '', person = '' } = useRouter().params
  const [whole, setWhole] = useState(person === '')
  const [list, setList] = useState<FoundList>('waiting')
  if (ref === '')
    return (
      <>
        <Notice>没有说是哪一项待遇。请从名单里打开。</Notice>
        <Button onPress={() => backOr(PATHS.found)}>回政策找人</Button>
      </>
    )
  const showAll = (): void => {
    setWhole(true)
    toTop()
  }
  if (!whole) return <One account={account} reference={ref} person={person} onAll={showAll} />
  return (
    <>
      <Chips label="看哪些人" options={LIST_CHIPS} chosen={list} onChoose={setList} />
      <People key={list} account={account} reference={ref} list={list} />
    </>
  )
}

/** Whom one benefit was found for, all or the one whose card led here: why, ring, and what came of it. */
function FoundPeoplePage() {
  return (
    <Frame title="找到的人" who="none" calls="line" wide onBack={() => backOr(PATHS.found)}>
      <AtDesk role="community-worker">{(_staff, account) => <OfBenefit account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(FoundPeoplePage)
