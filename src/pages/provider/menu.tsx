import { useState } from 'react'
import { counterPlace } from '@/client/counter'
import { today } from '@/client/today'
import { call } from '@/client/call'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import type { MenuCard } from '@/contract/booking/shapes'
import {
  ALLERGENS,
  ALLERGEN_WORDS,
  DIETS,
  DIET_WORDS,
  MEAL_WORDS,
  type Allergen,
  type Diet,
  type Meal,
} from '@/domain/booking/services'
import { dayAfter } from '@/domain/facility/hours'
import { backOr } from '@/platform/navigate'
import { newId } from '@/platform/identifier'
import { Box, Button, Card, Chips, Choice, ErrorSummary, Failure, Fold, Heading, Notice, TextField } from '@/ui'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { fullDay } from '../words'
import { ChoosePlace } from './counter-place'
import { DayChips } from './day-chips'
import { copiedWeek, dishesIn, menuOf, menuProblem, mondayOf, MOST_DISHES, NO_DISH, type DishDraft } from './menu-form'
import { MEAL_CHIPS } from './words'

const DIET_OPTIONS = DIETS.map((id) => ({ id, label: DIET_WORDS[id], narrow: true }))
const ALLERGEN_OPTIONS = ALLERGENS.map((id) => ({ id, label: ALLERGEN_WORDS[id], narrow: true }))

const toggled = <T extends string>(list: readonly T[], one: T): readonly T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]

interface DishProps {
  readonly number: number
  readonly dish: DishDraft
  readonly onChange: (part: Partial<DishDraft>) => void
}

function Dish({ number, dish, onChange }: DishProps) {
  const marks = [
    ...dish.diets.map((diet) => DIET_WORDS[diet]),
    ...dish.allergens.map((allergen) => `有${ALLERGEN_WORDS[allergen]}`),
  ]
  return (
    <Box className="stack">
      <TextField
        id={`dish-${number}`}
        label={`第 ${number} 个菜`}
        maxLength={30}
        value={dish.name}
        onChange={(name) => onChange({ name })}
      />
      <Fold title={marks.length > 0 ? marks.join('、') : `第 ${number} 个菜:标出软食、过敏`}>
        <Choice
          label={`第 ${number} 个菜适合`}
          kind="many"
          options={DIET_OPTIONS}
          chosen={dish.diets}
          onChoose={(id) => onChange({ diets: toggled(dish.diets, id as Diet) })}
        />
        <Box>里面有:</Box>
        <Choice
          label={`第 ${number} 个菜里面有`}
          kind="many"
          options={ALLERGEN_OPTIONS}
          chosen={dish.allergens}
          onChoose={(id) => onChange({ allergens: toggled(dish.allergens, id as Allergen) })}
        />
      </Fold>
    </Box>
  )
}

interface EditorProps {
  readonly place: string
  readonly day: string
  readonly meal: Meal
  readonly menu?: MenuCard
}

function Editor({ place, day, meal, menu }: EditorProps) {
  const { act, busy, error, attempt } = useAct('booking', 'setMenu')
  const [dishes, setDishes] = useState<readonly DishDraft[]>(menu?.dishes.length ? menu.dishes : [NO_DISH])
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const [saved, setSaved] = useState(false)
  const change = (index: number, part: Partial<DishDraft>): void => {
    setDishes(dishes.map((dish, at) => (at === index ? { ...dish, ...part } : dish)))
    setProblem(undefined)
    setSaved(false)
  }
  const save = async (): Promise<void> => {
    const wrong = menuProblem(dishes)
    setProblem(wrong)
    setTries(tries + 1)
    if (wrong) return
    if (!(await act({ facility: place, day, meal, dishes: dishesIn(dishes), version: menu?.version ?? 0 }))) return
    setSaved(true)
    askAgain('booking', 'menus', 'offering')
  }
  return (
    <>
      <Heading level={2} className="subtitle">
        {`${fullDay(day)} ${MEAL_WORDS[meal]}`}
      </Heading>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void save()} />
      {saved && <Notice tone="good">存好了,老人和家里人看得到了。</Notice>}
      {dishes.map((dish, index) => (
        <Dish key={index} number={index + 1} dish={dish} onChange={(part) => change(index, part)} />
      ))}
      {dishes.length < MOST_DISHES && (
        <Button kind="other" onPress={() => setDishes([...dishes, NO_DISH])}>
          再加一个菜
        </Button>
      )}
      <Button busy={busy} onPress={() => void save()}>
        存下这一餐
      </Button>
    </>
  )
}

interface CopyProps {
  readonly place: string
  readonly monday: string
  readonly account: string
  readonly menus: readonly MenuCard[]
}

/** Fills the meals of this week that are still empty with those of the week before. */
function CopyWeek({ place, monday, account, menus }: CopyProps) {
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const copy = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    const before = await call('booking', 'menus', { facility: place, from: dayAfter(monday, -7) }, { account })
    const next = before.ok ? copiedWeek(before.data.menus, menus) : []
    let failed = before.ok ? undefined : before.error.message
    for (const { day, meal, dishes, version } of next) {
      const put = { facility: place, day, meal, dishes, version }
      const answer = await call('booking', 'setMenu', put, { account, requestId: newId() })
      if (!answer.ok) failed = answer.error.message
    }
    setBusy(false)
    setFailure(failed)
    if (!failed) setTold(next.length > 0 ? `抄好了 ${next.length} 餐。` : '没有可抄的:上周没写,或者这周都写了。')
    askAgain('booking', 'menus', 'offering')
  }
  return (
    <Card role="group" label="照抄上周">
      <Box className="stack">
        <Box className="note">只填这周还空着的,已经写的不动。</Box>
        {told && <Notice tone="good">{told}</Notice>}
        {failure && <Failure message={failure} attend />}
        <Button kind="other" busy={busy} onPress={() => void copy()}>
          照抄上周
        </Button>
      </Box>
    </Card>
  )
}

function Menus({ place, account }: { readonly place: string; readonly account: string }) {
  const [day, setDay] = useState(today)
  const [meal, setMeal] = useState<Meal>('lunch')
  const monday = mondayOf(day)
  const read = useAnswer('booking', 'menus', { facility: place, from: monday }, account)
  useClosing(read.error)
  const { data } = read
  const menu = data && menuOf(data.menus, day, meal)
  return (
    <>
      <DayChips label="哪一天" chosen={day} onChoose={setDay} days={14} />
      <Chips label="哪一餐" options={MEAL_CHIPS} chosen={meal} onChoose={setMeal} />
      <Waiting {...read} shown={data !== undefined} />
      {data && (
        <>
          <Editor key={`${day} ${meal}`} place={place} day={day} meal={meal} menu={menu} />
          <CopyWeek key={monday} place={place} monday={monday} account={account} menus={data.menus} />
        </>
      )}
    </>
  )
}

function MenuEditor({ account }: { readonly account: string }) {
  const place = counterPlace.use()
  return (
    <>
      <ChoosePlace account={account} />
      {place && <Box className="note">{place.name}</Box>}
      {place && <Menus key={place.id} place={place.id} account={account} />}
    </>
  )
}

/** What is cooked, meal by meal, with marks and allergens. */
function MenuPage() {
  return (
    <Frame title="写菜单" who="none" calls="line" onBack={() => backOr(PATHS.provider)}>
      <AtDesk role="clerk">{(_staff, account) => <MenuEditor account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(MenuPage)
