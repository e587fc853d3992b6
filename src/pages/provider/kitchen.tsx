import { useState } from 'react'
import type { ActionOutput } from '@/contract'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import { ALLERGEN_WORDS, DIET_WORDS, MEAL_WORDS, type Meal } from '@/domain/booking/services'
import { now } from '@/platform/clock'
import { backOr } from '@/platform/navigate'
import { Box, Chips, Heading, Notice, Tag } from '@/ui'
import { BigCount } from '@/ui/big-count'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { fullDay } from '../words'
import { DayChips } from './day-chips'
import { PrintButton } from './print-button'
import { MEAL_CHIPS, mealAt } from './words'

type Kitchen = ActionOutput<'booking', 'kitchen'>['kitchens'][number]

const dietsWords = (diets: Kitchen['byDiet'][number]['diets']): string =>
  diets.length === 0 ? '普通' : diets.map((diet) => DIET_WORDS[diet]).join('+')

function OneKitchen({ kitchen }: { readonly kitchen: Kitchen }) {
  const { facility, total, byDiet, byAllergen, to, final } = kitchen
  return (
    <>
      <Heading level={2} className="subtitle">
        {facility.name}
      </Heading>
      <Tag tone={final ? 'good' : 'wait'}>{final ? '定了,不会再变' : '还在订,可能会变'}</Tag>
      <Box className="big-counts">
        <BigCount label="一共" count={total} unit="份" />
        {byDiet.map(({ diets, portions }) => (
          <BigCount key={diets.join()} label={dietsWords(diets)} count={portions} unit="份" />
        ))}
      </Box>
      {byAllergen.length > 0 && (
        <>
          <Heading level={3} className="subtitle">
            不能吃的
          </Heading>
          <Box className="big-counts">
            {byAllergen.map(({ allergen, portions }) => (
              <BigCount key={allergen} label={`不吃${ALLERGEN_WORDS[allergen]}`} count={portions} unit="份" />
            ))}
          </Box>
        </>
      )}
      {to.length > 0 && (
        <Table
          label={`${facility.name}:送到哪里`}
          columns={[
            { id: 'name', label: '送到哪里' },
            { id: 'portions', label: '几份' },
            { id: 'through', label: '从哪里转' },
            { id: 'way', label: '怎么到' },
          ]}
          rows={to.map(({ name, through, portions, delivered }) => ({
            id: `${name} ${through ?? ''} ${delivered ? 'round' : ''}`,
            cells: { name, portions: `${portions} 份`, through: through ?? '', way: delivered ? '送上门' : '在那里吃' },
          }))}
        />
      )}
    </>
  )
}

function Counts({ account }: { readonly account: string }) {
  const [day, setDay] = useState(today)
  const [meal, setMeal] = useState<Meal>(() => mealAt(now()))
  const read = useAnswer('booking', 'kitchen', { day, meal }, account)
  useClosing(read.error)
  const { data, retry } = read
  return (
    <>
      <Box className="screen-only stack">
        <DayChips label="哪一天" chosen={day} onChoose={setDay} />
        <Chips label="哪一餐" options={MEAL_CHIPS} chosen={meal} onChoose={setMeal} />
        <Refresh onRefresh={retry}>刷新</Refresh>
      </Box>
      <Box className="strong">{`${fullDay(day)} ${MEAL_WORDS[meal]}`}</Box>
      <Waiting {...read} shown={data !== undefined} />
      {data?.kitchens.length === 0 && <Notice>这一餐没有人订。来柜台现吃的不在这里。</Notice>}
      {data?.kitchens.map((kitchen) => (
        <OneKitchen key={kitchen.facility.id} kitchen={kitchen} />
      ))}
      {data && data.kitchens.length > 0 && <PrintButton what="备餐数" />}
    </>
  )
}

/** What to cook, in numbers for a wall. */
function KitchenPage() {
  return (
    <Frame title="厨房备餐数" who="none" calls="line" wide onBack={() => backOr(PATHS.provider)}>
      <AtDesk role="clerk">{(_staff, account) => <Counts account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(KitchenPage)
