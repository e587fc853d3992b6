import type { DeskBooking } from '@/contract/booking/desk'
import { HEALTH_WORDS, type HealthQuestion } from '@/domain/booking/health'
import { Box, Card, Dial, Heading, spokenPhone, Tag } from '@/ui'
import { KeyValues, type KeyValue } from '@/ui/key-values'
import { dietWords, shareLines, stateTone, stateWords, whatWords, whenWords } from './words'
import { yuan } from '../words'

const SEX_WORDS = { male: '男', female: '女' } as const
const ANSWERS = { yes: '是', no: '否', unknown: '不知道' } as const

/** «王秀英,女,82岁» */
export const whoWords = ({ served: { name, sex, age } }: Pick<DeskBooking, 'served'>): string =>
  [name, sex && SEX_WORDS[sex], age !== null && `${age}岁`].filter(Boolean).join(',')

/** What whoever serves her must know: what was answered «yes», or was not known. */
export function healthLines({ details }: Pick<DeskBooking, 'details'>): readonly string[] {
  return Object.entries(details.health ?? {}).flatMap(([question, answer]) =>
    answer === 'no' || answer === undefined ? [] : `${HEALTH_WORDS[question as HealthQuestion]} ${ANSWERS[answer]}`,
  )
}

/** How it stands, in one look. */
export function Standing({ booking }: { readonly booking: DeskBooking }) {
  return (
    <Card kind="next">
      <Heading level={2} className="subtitle">
        {`${whoWords(booking)} · ${whatWords(booking)}`}
      </Heading>
      <Box>{whenWords(booking)}</Box>
      <Tag tone={stateTone(booking.state)}>{stateWords(booking.state)}</Tag>
    </Card>
  )
}

const row = (id: string, label: string, value: string | null | undefined): readonly KeyValue[] =>
  value ? [{ id, label, value }] : []

/** Everything that serving her needs, a row each. */
export function Mind({ booking }: { readonly booking: DeskBooking }) {
  const { details, price, workers } = booking
  const shares = shareLines(price)
  const rows = [
    ...row('diet', '吃的', dietWords(details)),
    ...row('note', '她说', details.note),
    ...row('health', '身体', healthLines(booking).join(' ')),
    ...row('sex', '要谁来', details.ownSex ? '要同性的人服务' : ''),
    ...row('workers', '谁去', workers.map(({ name }) => name).join('、')),
    ...row('price', '当面收', yuan(price.ownFen)),
    ...row('shares', `原价 ${yuan(price.listFen)},其余`, shares.join(',')),
  ]
  return <KeyValues label="这一单" rows={rows} />
}

/** How to find and reach her; told once it was accepted. */
export function Reach({ booking }: { readonly booking: DeskBooking }) {
  const { served, details } = booking
  const { relative } = details
  if (served.address === null && served.phone === null) return null
  return (
    <Card role="group" label="怎么找到老人">
      <Box className="stack">
        {served.address !== null && (
          <>
            <Box className="note">地址</Box>
            <Box className="strong address">{served.address}</Box>
          </>
        )}
        {served.phone !== null && (
          <Dial phone={served.phone} kind="other">
            {`打给老人 ${spokenPhone(served.phone)}`}
          </Dial>
        )}
        {relative && (
          <Dial phone={relative.phone} kind="other" detail={spokenPhone(relative.phone)}>
            {`打给家属 ${relative.name}`}
          </Dial>
        )}
      </Box>
    </Card>
  )
}
