import { useRouter } from '@tarojs/taro'
import type { ActionOutput } from '@/contract'
import type { BookingDraft } from '@/client/booking-draft'
import { calledOf, decides, type ForWhom } from '@/client/for-whom'
import { SERVICE_RULES, type Unit } from '@/domain/booking/services'
import { currentText } from '@/domain/consent/texts'
import { backOr, go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Alert, Box, Button, Card, Heading, Notice, Row } from '@/ui'
import { KeyValues, type KeyValue } from '@/ui/key-values'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { NothingBegun } from './nothing-begun'
import { PriceCard } from './price-card'
import { changedWords, leftWords, listLabel, namesOf, ownWords, unitsWords } from './price-words'
import { answerTold, fitnessOf, labelWords, questionsOf, type QuestionId } from './questions'
import { actWords, cancelRule, doingWords, everyWeekWords, whenLong, whenWords } from './slot-words'
import { useBook } from './use-book'
import { upToDate, useBookingDraft, useOffering, useQuote } from './use-booking'

type Quote = ActionOutput<'booking', 'quote'>
type Offered = ActionOutput<'booking', 'offering'>

/** What the server asks for and the pages have not: the page on which it is told. */
const PAGE_OF: Readonly<Record<Quote['missing'][number], QuestionId>> = {
  address: 'address',
  phone: 'phone',
  health: 'health.fever',
  risk: 'risk',
  relative: 'relative',
}

/** Before what is sensitive is kept, she says yes to it; nobody says it for her. */
function Consents({ quote, person }: { readonly quote: Quote; readonly person: ForWhom }) {
  if (quote.consents.length === 0) return null
  const called = calledOf(person)
  return (
    <Card>
      <Box className="stack">
        {quote.consents.map((cls) => (
          <Box key={cls} className="stack">
            <Box>{`还差一样:${currentText(cls).title}。`}</Box>
            {decides(person) ? (
              <Button kind="other" role="link" onPress={() => go(PATHS.consents, { class: cls })}>
                先看看,再定同不同意
              </Button>
            ) : (
              <Box>{`这要${called}自己定:请${called}在自己手机上的“同意与收回”里点,或到社区当面说。定了再回来订,写过的都留着。`}</Box>
            )}
          </Box>
        ))}
      </Box>
    </Card>
  )
}

/** Days that cannot be had as they were chosen, each with why. */
function Problems({ quote, offering }: { readonly quote: Quote; readonly offering: string }) {
  const wrong = quote.lines.filter(({ problem }) => problem !== null)
  if (wrong.length === 0) return null
  return (
    <>
      <Notice tone="bad">有几天订不了,请改一改。还什么都没订。</Notice>
      <Card kind="rows" role="list" label="订不了的日子">
        {wrong.map(({ slot, problem }) => (
          <Row key={slot.id} title={whenLong(slot)} detail={problem} />
        ))}
      </Card>
      <Button kind="other" role="link" onPress={() => backOr(PATHS.bookWhen, { offering })}>
        改日子
      </Button>
    </>
  )
}

function daysWords(draft: BookingDraft, quote: Quote): string | readonly string[] {
  const [first] = quote.lines
  if (draft.weekly) return `${everyWeekWords(draft.weekly.weekdays)},从${first ? whenWords(first.slot) : ''}起`
  return quote.lines.map(({ slot }) => whenLong(slot))
}

/** What the button does and what she pays for it; of a weekly order the days that were chosen have a price yet. */
function buttonWords(draft: BookingDraft, { total, lines }: Quote, unit: Unit): string {
  if (draft.act === 'wait') return '排队等这一天'
  const slots = lines.map(({ slot }) => slot)
  const which = draft.weekly && slots.length > 1 ? `这 ${slots.length} 天` : draft.weekly ? '这一天' : ''
  return `${actWords({ service: draft.service, unit }, slots, draft.units)},${which}${ownWords(total.ownFen)}`
}

/** Everything that was told, a row each. */
function rowsOf(draft: BookingDraft, quote: Quote, person: ForWhom, offered: Offered | undefined): readonly KeyValue[] {
  const { offering, service, units } = draft
  const when = (): void => go(PATHS.bookWhen, { offering })
  const unit = offered?.offering.unit ?? 'visit'
  return [
    {
      id: 'who',
      label: '给谁订',
      value: person.relation === '本人' ? '自己' : `${person.relation} ${person.name}`,
      onChange: when,
    },
    {
      id: 'what',
      label: '订什么',
      value: `${draft.name} · ${SERVICE_RULES[service].name} · ${draft.place}`,
      onChange: when,
    },
    { id: 'when', label: draft.act === 'wait' ? '等哪一天' : '哪几天', value: daysWords(draft, quote), onChange: when },
    ...(unit === 'visit'
      ? []
      : [{ id: 'units', label: '多少', value: `每次 ${unitsWords(units, unit)}`, onChange: when }]),
    ...questionsOf(service).map((id) => ({
      id,
      label: labelWords(id),
      value: answerTold(id, draft.details, quote.known),
      onChange: () => go(PATHS.bookNeeds, { offering, id }),
    })),
  ]
}

interface BodyProps {
  readonly draft: BookingDraft
  readonly person: ForWhom
  readonly quote: Quote
  readonly offered?: Offered
}

function Body({ draft, person, quote, offered }: BodyProps) {
  const { service } = draft
  const { kind, toHer } = SERVICE_RULES[service]
  const unit = offered?.offering.unit ?? 'visit'
  const each = offered?.offering.fen ?? 0
  const slots = quote.lines.map(({ slot }) => slot)
  const paid = kind === 'meal' && !toHer ? '吃的时候付' : toHer ? '上门的时候付' : '到了再付'
  return (
    <>
      <KeyValues label="订的服务" rows={rowsOf(draft, quote, person, offered)} />
      <PriceCard
        price={quote.total}
        label={listLabel(each, unit, draft.units, quote.lines.length)}
        names={namesOf(quote.grants)}
        ownLabel={paid}
      />
      {quote.warnings.map((warning) => (
        <Notice key={warning} tone="wait">
          {warning}
        </Notice>
      ))}
      {quote.grants.map((grant) => (
        <Box key={`${grant.programme} ${grant.month}`} className="note">
          {leftWords(grant)}
        </Box>
      ))}
      {quote.total.ownFen > 0 && quote.grants.length === 0 && (
        <Button kind="quiet" role="link" onPress={() => go(PATHS.programmes)}>
          有没有补贴能帮着付
        </Button>
      )}
      {draft.weekly && (
        <Box className="note">上面是选的这几天的价钱。先订好四周;以后每周接着订,每一天都按那天的价钱算。</Box>
      )}
      {draft.act === 'wait' && <Box className="note">排队不花钱。空出位子先问您,您说要才算订。</Box>}
      <Box className="note">{cancelRule(slots, offered?.latePercent ?? 0)}</Box>
    </>
  )
}

/** The booking as it will be made, before it is: every answer, every yuan, and what the button does. */
function Check() {
  const { offering = '' } = useRouter().params
  const { person, draft: begun, obstacle } = useBookingDraft(offering)
  const read = useOffering(offering)
  const { data: offered } = read
  const draft = upToDate(begun, read)
  const quote = useQuote(obstacle === null ? draft : undefined)
  const { hand, busy, error, attempt, shown } = useBook(person.id)
  if (!draft || draft.slots.length === 0 || obstacle) return <NothingBegun offering={offering} />
  const { data } = quote
  const fitness = fitnessOf(draft.service, draft.details)
  const isFit = fitness === null || fitness.outcome === 'fit'
  const [missing] = data?.missing ?? []
  const possible =
    data !== undefined &&
    isFit &&
    missing === undefined &&
    data.consents.length === 0 &&
    (draft.act === 'wait' || data.lines.every(({ problem }) => problem === null))
  const changed = error?.code === 'conflict' && data !== undefined && shown !== undefined && data.total.ownFen !== shown

  const submit = async (): Promise<void> => {
    if (!data) return
    const done = await hand(draft, data)
    if (!done) return toTop()
    if ('case' in done) replace(PATHS.booked, { id: done.case, for: person.id })
    else replace(PATHS.waitingPlace, { id: done.waiting })
  }
  const slots = data?.lines.map(({ slot }) => slot) ?? []
  const act = data ? buttonWords(draft, data, offered?.offering.unit ?? 'visit') : ''
  return (
    <Frame
      title="看看对不对"
      task={doingWords(draft.service, draft.act)}
      spoken={data && [act, cancelRule(slots, offered?.latePercent ?? 0)].join('。')}
      actions={
        possible && (
          <Button busy={busy} onPress={() => void submit()}>
            {act}
          </Button>
        )
      }
    >
      {changed && data && shown !== undefined ? (
        <Alert key={attempt} className="notice notice--bad" attend>
          {changedWords(shown, data.total.ownFen)}
        </Alert>
      ) : (
        <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      )}
      <Waiting {...quote} shown={data !== undefined} />
      {data && <Consents quote={data} person={person} />}
      {missing && isFit && (
        <>
          <Notice tone="wait">{`还差一样:${labelWords(PAGE_OF[missing])}。`}</Notice>
          <Button role="link" onPress={() => go(PATHS.bookNeeds, { offering, id: PAGE_OF[missing] })}>
            去填
          </Button>
        </>
      )}
      {!isFit && (
        <>
          <Notice tone="bad">按您答的情况,现在还不能订洗澡。</Notice>
          <Button role="link" onPress={() => replace(PATHS.bookNeeds, { offering })}>
            看为什么、怎么办
          </Button>
        </>
      )}
      {data && draft.act === 'book' && <Problems quote={data} offering={offering} />}
      {data && <Body draft={draft} person={person} quote={data} offered={offered} />}
      {!data && !quote.loading && (
        <Heading level={2} className="subtitle">
          {draft.name}
        </Heading>
      )}
    </Frame>
  )
}

export default guarded(Check)
