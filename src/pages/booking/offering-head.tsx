import type { ActionOutput } from '@/contract'
import { levelWords } from '@/domain/assessment/standing-level'
import { PAYER_WORDS } from '@/domain/booking/money'
import { DIET_WORDS, SERVICE_RULES, UNIT_WORDS } from '@/domain/booking/services'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Dial, Fold, Heading, Inline, spokenPhone, Tag } from '@/ui'
import { ratingsWords } from '../facility-words'
import { PATHS } from '../paths'
import { yuan } from '../words'

type Offered = ActionOutput<'booking', 'offering'>

/** How soon it is certain. */
function acceptWords({ acceptance, answerMinutes }: Offered['offering']): string {
  if (acceptance === 'at-once') return '订了就算数,不用等回复。'
  const hours = Math.round(answerMinutes / 60)
  return `订了以后,对方 ${hours >= 1 ? `${hours} 小时` : `${answerMinutes} 分钟`}内答复接不接;晚上 20:00 到早上 08:00 不算在内。`
}

/** Who lets off what, as the place posts it; no grant is needed for it. */
const concessionWords = ({ concessions, unit }: Offered['offering']): readonly string[] =>
  concessions.map(({ payer, fen }) => `${PAYER_WORDS[payer]} ${yuan(fen)}/${UNIT_WORDS[unit]}`)

/** What is booked, where and for how much, who serves it, and the telephone. */
export function OfferingHead({ offered: { offering, programmes, stoppedPercent } }: { readonly offered: Offered }) {
  const { service, about, place, provider, fen, unit, minutes, diets, ratings, levelFrom, demo } = offering
  const { name, workers, kind } = SERVICE_RULES[service]
  const others = concessionWords(offering)
  return (
    <>
      <Card kind="answer">
        <Box className="note">{`${name} · ${place.name}`}</Box>
        <Box className="amount">
          {fen === 0 ? '免费' : yuan(fen)}
          {fen > 0 && <Inline className="amount__unit">{` /${UNIT_WORDS[unit]}`}</Inline>}
        </Box>
        {others.length > 0 && <Box>{`其中 ${others.join(',')}`}</Box>}
        {minutes > 0 && kind !== 'meal' && <Box className="note">{`一次约 ${minutes} 分钟`}</Box>}
        {workers > 1 && <Box className="note">{`来 ${workers} 个人`}</Box>}
        {diets.length > 0 && <Box className="note">{diets.map((diet) => DIET_WORDS[diet]).join(' · ')}</Box>}
        {ratings && <Box className="note">{ratingsWords(ratings)}</Box>}
        {demo && <Tag>演示数据</Tag>}
      </Card>
      {levelFrom !== null && (
        <>
          <Box className="strong">{`${levelWords(levelFrom)}。`}</Box>
          <Button kind="other" role="link" onPress={() => go(PATHS.assessment)}>
            申请评估
          </Button>
        </>
      )}
      {about && <Box>{about}</Box>}
      <Box className="note">{acceptWords(offering)}</Box>
      <Dial phone={place.phone || provider.phone || '12349'} kind="other" detail="打电话订也一样">
        {`打电话 ${spokenPhone(place.phone || provider.phone || '12349')}`}
      </Dial>
      <Fold title="地址、谁来做、谁能帮着付">
        <Box>{place.address}</Box>
        <Button kind="quiet" role="link" onPress={() => go(PATHS.facility, { id: place.id })}>
          看这个地方
        </Button>
        <Box>{`由${provider.name}来做。`}</Box>
        {stoppedPercent > 0 && <Box>{`做到一半本人说停,收价钱的 ${stoppedPercent}%。身体不合适停下的,不收钱。`}</Box>}
        {programmes.length > 0 && (
          <>
            <Heading level={3} className="strong">
              批下来就能帮着付的
            </Heading>
            {programmes.map(({ key, name: programme, plain }) => (
              <Box key={key}>{`${programme}:${plain}`}</Box>
            ))}
          </>
        )}
      </Fold>
    </>
  )
}
