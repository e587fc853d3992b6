import { toldOf } from '@/client/answers'
import { answerOn } from '@/client/asked'
import { placeName, useCity } from '@/client/city'
import { calledOf, forWhom, type ForWhom } from '@/client/for-whom'
import { pageOf, stillStands } from '@/client/interview'
import { usePack } from '@/client/pack'
import type { Pack } from '@/domain/entitlement'
import { today } from '@/client/today'
import { go, replace } from '@/platform/navigate'
import { Box, Button, Card, Inline, Notice, Row } from '@/ui'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { addressed, day } from '../words'
import { answerWords } from './answer-input'

interface CheckProps {
  readonly pack: Pack
  readonly person: ForWhom
}

/** What the record tells; it is not asked again. A slip in the birth date can be mended for this answer. */
function FromRecord({ pack, person }: CheckProps) {
  const asked = 'birthDate' in toldOf(person.id).answers.use().chosen
  const county = pack.counties.find(({ code }) => code === person.residence)?.name
  const lives = county ?? placeName(person.residence ?? '')
  if ((!person.birthDate || asked) && !lives) return null
  return (
    <Card kind="rows" role="list" label="已经知道的">
      {person.birthDate && !asked && (
        <Row
          over="出生日期"
          title={day(person.birthDate)}
          end={<Inline className="ask">修改</Inline>}
          onPress={() => go(PATHS.question, { id: 'birthDate' })}
        />
      )}
      {lives && <Row over="住在" title={lives} />}
    </Card>
  )
}

function Answered({ pack, person }: CheckProps) {
  const answers = toldOf(person.id).answers.use()
  const situation = { pack, person, answers, on: today() }
  return (
    <Card kind="rows" role="list" label="您的回答">
      {Object.entries(answers.chosen).flatMap(([id, chosen]) => {
        const question = pageOf(id, situation)
        if (!question || !stillStands(question, situation)) return []
        // As this city's page shows it; where it was asked on another's only, as it was said.
        const shown = answerOn(question, answers, pack)
        // «Not there» of another city is no answer here: it is asked anew.
        if (shown.length === 0 && question.kind === 'county') return []
        const answer = shown.length > 0 ? shown : chosen
        const ask = addressed(question.ask, calledOf(person))
        const words = answerWords(pack, question, answer)
        const change = (): void => go(PATHS.question, { id })
        return [<Row key={id} over={ask} title={words} end={<Inline className="ask">修改</Inline>} onPress={change} />]
      })}
    </Card>
  )
}

function CheckPage() {
  const city = useCity()
  const policy = usePack(city)
  const person = forWhom.use()
  const told = toldOf(person.id).answers
  const answers = told.use()
  const begun = Object.keys(answers.chosen).length > 0
  const confirm = (): void => {
    told.set({ ...told.get(), checked: true })
    replace(PATHS.results)
  }
  return (
    <Frame
      title="看看对不对"
      task="查"
      actions={
        begun && policy.pack ? (
          <Button settles onPress={confirm}>
            都对,看能领什么
          </Button>
        ) : undefined
      }
    >
      {city === null ? <AskCity /> : <Waiting {...policy} shown={policy.pack !== undefined} />}
      {policy.pack && (
        <>
          <FromRecord pack={policy.pack} person={person} />
          {begun ? (
            <Answered pack={policy.pack} person={person} />
          ) : (
            <>
              <Notice>还没有回答。先答几个问题,再看结果。</Notice>
              <Button onPress={() => replace(PATHS.question)}>开始答题</Button>
            </>
          )}
          <Box className="note">只在这部手机上算,不上传。</Box>
        </>
      )}
    </Frame>
  )
}

export default guarded(CheckPage)
