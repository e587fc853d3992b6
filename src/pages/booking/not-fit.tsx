import { useState } from 'react'
import { bathReminders, forgetBathReminder, remindOfBath, type BookingDraft } from '@/client/booking-draft'
import { calledOf, type ForWhom } from '@/client/for-whom'
import { today } from '@/client/today'
import { HEALTH_WORDS, type Fitness, type HealthQuestion } from '@/domain/booking/health'
import { dayAfter } from '@/domain/facility/hours'
import { back, go } from '@/platform/navigate'
import { Box, Button, Card, Chips, Dial, Heading, Notice, spokenPhone } from '@/ui'
import { Frame } from '../frame'
import { PATHS } from '../paths'
import { fullDay } from '../words'

interface NotFitProps {
  readonly draft: BookingDraft
  readonly person: ForWhom
  readonly fitness: Exclude<Fitness, { readonly outcome: 'fit' }>
  /** Asks the health questions from the first on. */
  readonly onAgain: () => void
}

const DAYS = ['3', '7', '14'] as const

/** «过几天提醒我»: she chooses when; on that day it stands on the first page. */
function RemindMe({ person }: { readonly person: ForWhom }) {
  const [days, setDays] = useState<(typeof DAYS)[number]>('7')
  const on = bathReminders.use()[person.id]
  if (on !== undefined) {
    return (
      <>
        <Notice tone="good">{`好,${fullDay(on)}起,打开首页就会提醒您。`}</Notice>
        <Button kind="quiet" onPress={() => forgetBathReminder(person.id)}>
          不用提醒了
        </Button>
      </>
    )
  }
  return (
    <>
      <Heading level={2} className="subtitle">
        过几天再问您一次?
      </Heading>
      <Chips
        label="过几天提醒"
        options={DAYS.map((value) => ({ value, label: `${value} 天以后` }))}
        chosen={days}
        onChoose={setDays}
      />
      <Button onPress={() => remindOfBath(person.id, dayAfter(today(), Number(days)))}>过几天提醒我</Button>
    </>
  )
}

const listed = (questions: readonly HealthQuestion[], called: string): readonly string[] =>
  questions.map((question) => `${called}${HEALTH_WORDS[question].replace(/吗\?$/, '')}`)

/** Whom to ask before anybody is bathed. */
function AskDoctor({ person }: { readonly person: ForWhom }) {
  const { community } = person
  const phone = community?.phone ?? '12349'
  return (
    <>
      <Box>先问医生:平时看病的医生、家庭医生,都可以。不知道找谁,打电话问社区。</Box>
      <Dial phone={phone} kind="other" detail={community?.name ?? '养老热线'}>
        {`打电话 ${spokenPhone(phone)}`}
      </Dial>
      <Notice tone="bad">要是现在胸口疼、喘不上气、叫不醒,马上打 120。</Notice>
    </>
  )
}

/** No bath as asked for: why, by what was told, and what there is instead. Never a bare «no». */
export function NotFit({ draft, person, fitness, onAgain }: NotFitProps) {
  const called = calledOf(person)
  const atHome = fitness.outcome === 'at-home'
  const because = 'because' in fitness ? listed(fitness.because, called) : listed(fitness.missing, called)
  const title = atHome
    ? `到店里洗不方便,可以请人上门`
    : fitness.outcome === 'unknown'
      ? '有几样要先弄清楚'
      : '这几天先不要洗澡'
  return (
    <Frame title={draft.name} task="订洗澡" onBack={() => back(PATHS.booking)}>
      <Card kind="answer">
        <Heading level={2} className="subtitle" attend>
          {title}
        </Heading>
        <Box>{fitness.outcome === 'unknown' ? '您说不知道:' : '您说:'}</Box>
        {because.map((one) => (
          <Box key={one}>{one}</Box>
        ))}
      </Card>
      {atHome ? (
        <>
          <Box>上门洗也是两个人来,带着澡盆和热水。刚才答过的都留着,不用再答。</Box>
          <Button role="link" onPress={() => go(PATHS.offerings, { kind: 'bath', service: 'bath-home' })}>
            看谁能上门洗
          </Button>
        </>
      ) : (
        <>
          {fitness.outcome === 'ask-doctor' && (
            <Box>{`在哪里洗都一样:热水会让血压、伤口更难受。等医生说可以,再给${called}订。`}</Box>
          )}
          <AskDoctor person={person} />
          <RemindMe key={person.id} person={person} />
        </>
      )}
      <Button kind="quiet" onPress={onAgain}>
        刚才答错了,重新答
      </Button>
    </Frame>
  )
}
