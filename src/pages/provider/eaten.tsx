import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { counterPlace } from '@/client/counter'
import { useAnswer } from '@/client/use-answer'
import { DIET_WORDS, MEALS, type Diet, type Meal } from '@/domain/booking/services'
import { now } from '@/platform/clock'
import { backOr } from '@/platform/navigate'
import { Box, Chips, Heading, Tag } from '@/ui'
import { BigCount } from '@/ui/big-count'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { yuan } from '../words'
import { ChoosePlace } from './counter-place'
import { ServingQuestions } from './serving-questions'
import { clockOfInstant, MEAL_CHIPS, mealAt } from './words'

const isMeal = (text: string | undefined): text is Meal => (MEALS as readonly (string | undefined)[]).includes(text)

function Eaten({ place, account }: { readonly place: string; readonly account: string }) {
  const { meal: asked } = useRouter().params
  const [meal, setMeal] = useState<Meal>(() => (isMeal(asked) ? asked : mealAt(now())))
  const read = useAnswer('booking', 'counterToday', { facility: place, meal }, account)
  useClosing(read.error)
  const { data, retry } = read
  return (
    <>
      <Chips label="哪一餐" options={MEAL_CHIPS} chosen={meal} onChoose={setMeal} />
      <Refresh onRefresh={retry}>刷新</Refresh>
      <Waiting {...read} shown={data !== undefined} />
      <ServingQuestions account={account} at="counter" />
      {data && (
        <>
          <Box className="big-counts">
            <BigCount label="吃过了" count={data.served.length} unit="位" />
            <BigCount label="订了还没来" count={data.expected.length} unit="位" />
          </Box>
          <Box className="strong">{`柜台一共收 ${yuan(data.takenFen)}`}</Box>
          <Heading level={2} className="subtitle">
            订了还没来
          </Heading>
          {data.expected.length === 0 && <Box>订了的都来了。</Box>}
          {data.expected.length > 0 && (
            <Table
              label="订了还没来"
              columns={[
                { id: 'name', label: '老人' },
                { id: 'units', label: '几份' },
                { id: 'diets', label: '吃的' },
              ]}
              rows={data.expected.map(({ booking, name, units, diets }) => ({
                id: booking,
                cells: {
                  name,
                  units: `${units} 份`,
                  diets: diets.map((diet) => DIET_WORDS[diet as Diet] ?? diet).join('、'),
                },
              }))}
            />
          )}
          <Heading level={2} className="subtitle">
            吃过了
          </Heading>
          {data.served.length === 0 && <Box>这一餐还没有人吃。</Box>}
          {data.served.length > 0 && (
            <Table
              label="吃过了"
              columns={[
                { id: 'name', label: '老人' },
                { id: 'at', label: '几点' },
                { id: 'paid', label: '收了' },
                { id: 'ordered', label: '怎么来的' },
              ]}
              rows={data.served.map(({ booking, name, at, ordered, ownFen }) => ({
                id: booking,
                cells: {
                  name,
                  at: clockOfInstant(at),
                  paid: yuan(ownFen),
                  ordered: <Tag>{ordered ? '预订' : '现吃'}</Tag>,
                },
              }))}
            />
          )}
        </>
      )}
    </>
  )
}

function EatenToday({ account }: { readonly account: string }) {
  const place = counterPlace.use()
  return (
    <>
      <ChoosePlace account={account} />
      {place && <Eaten key={place.id} place={place.id} account={account} />}
    </>
  )
}

/** Who has eaten today, and who is still expected. */
function EatenPage() {
  return (
    <Frame title="今天谁吃了" who="none" calls="line" wide onBack={() => backOr(PATHS.counter)}>
      <AtDesk role="clerk">{(_staff, account) => <EatenToday account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(EatenPage)
