import { useEffect } from 'react'
import type { PersonCard } from '@/contract/account'
import { forWhom, MYSELF, type ForWhom } from '@/client/for-whom'
import { learnPeople } from '@/client/gone'
import { session } from '@/client/session'
import { useAnswer } from '@/client/use-answer'
import { today } from '@/client/today'
import { back, go } from '@/platform/navigate'
import { Box, Button, Card, Row, Tag } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { Now } from '../now'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { age } from '../words'
import { standingWords } from './words'

function detailOf(person: PersonCard): string {
  return [age(person.birthDate, today()), person.community?.name, standingWords(person)].filter(Boolean).join(' · ')
}

function choose(person: ForWhom): void {
  forWhom.set(person)
  back(PATHS.home)
}

/** Whoever holds the phone; what she asks for herself needs no record. */
function Myself({ chosen }: { readonly chosen: string }) {
  const now = chosen === MYSELF.id
  return <Row title="为自己查" detail="不用登录" end={now ? <Now /> : undefined} onPress={() => choose(MYSELF)} />
}

/** Those whom the signed-in account may act for. */
function MyPeople({ scope, chosen }: { readonly scope: string; readonly chosen: string }) {
  const read = useAnswer('account', 'me', {}, scope)
  const { data } = read
  useEffect(() => {
    if (data) learnPeople(data.people)
  }, [data])
  if (!data) return <Waiting {...read} shown={false} />
  const hasSelf = data.people.some(({ standing }) => standing === 'self')
  return (
    <>
      <Waiting {...read} shown />
      <Card kind="rows" role="list">
        {!hasSelf && <Myself chosen={chosen} />}
        {data.people.map((person) => (
          <Row
            key={person.id}
            title={`${person.relation} ${person.name}`}
            detail={
              <>
                {detailOf(person)} {person.demo && <Tag>演示数据</Tag>}
              </>
            }
            end={person.id === chosen ? <Now /> : undefined}
            onPress={() => choose(person)}
          />
        ))}
      </Card>
      <Button kind="other" role="link" onPress={() => go(PATHS.addPerson)}>
        添加一位老人
      </Button>
      <Button kind="other" role="link" onPress={() => go(PATHS.accept)}>
        接受邀请
      </Button>
      {!hasSelf && (
        <Button kind="quiet" role="link" onPress={() => go(PATHS.addPerson, { self: 1 })}>
          登记我自己
        </Button>
      )}
    </>
  )
}

function People() {
  const held = session.use()
  const chosen = forWhom.use()
  return (
    <Frame title="为谁办理" who="none">
      {held ? (
        <MyPeople scope={held.account.id} chosen={chosen.id} />
      ) : (
        <>
          <Card kind="rows" role="list">
            <Myself chosen={chosen.id} />
          </Card>
          <Box className="note">替家里老人办理,请先登录。</Box>
          <Button role="link" onPress={() => go(PATHS.signIn)}>
            登录
          </Button>
        </>
      )}
    </Frame>
  )
}

export default guarded(People)
