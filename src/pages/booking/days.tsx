import type { MenuCard, SlotCard } from '@/contract/booking/shapes'
import { today } from '@/client/today'
import type { Allergen } from '@/domain/booking/services'
import { dayAfter } from '@/domain/facility/hours'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Choice, Fold, Notice, Row } from '@/ui'
import {
  allergensWords,
  clashWords,
  dishesWords,
  dishNames,
  hurryWords,
  menuOf,
  placesWords,
  whenLong,
  whenWords,
} from './slot-words'

interface DayChoiceProps {
  readonly many: boolean
  readonly slots: readonly SlotCard[]
  readonly menus: readonly MenuCard[]
  readonly chosen: readonly string[]
  readonly problem?: string
  /** What she has said she cannot eat: a day that has it says so. */
  readonly allergens?: readonly Allergen[]
  readonly onToggle: (id: string) => void
}

/** What is cooked, and what speaks against the day; everything else of it is folded up under the days. */
function hintOf(slot: SlotCard, menus: readonly MenuCard[], allergens: readonly Allergen[]): string {
  const menu = menuOf(menus, slot)
  return [menu && dishNames(menu), hurryWords(slot, today()), menu && clashWords(menu, allergens)]
    .filter(Boolean)
    .join('。')
}

/** Every dish with its marks and what is in it: for whoever eats no salt, or has to be careful. */
function Menus({ slots, menus }: Pick<DayChoiceProps, 'slots' | 'menus'>) {
  const cooked = slots.flatMap((slot) => {
    const menu = menuOf(menus, slot)
    return menu ? [{ slot, menu }] : []
  })
  if (cooked.length === 0) return null
  return (
    <Fold title="看每天的菜:软不软、咸不咸、过敏的">
      <Card kind="rows" role="list" label="每天的菜">
        {cooked.map(({ slot, menu }) => (
          <Row
            key={slot.id}
            over={`${whenWords(slot)} ${placesWords(slot)}`}
            title={dishesWords(menu)}
            detail={allergensWords(menu)}
          />
        ))}
      </Card>
    </Fold>
  )
}

/** Days that can be had, each as large as a thumb. */
export function DayChoice({ many, slots, menus, chosen, problem, allergens = [], onToggle }: DayChoiceProps) {
  if (slots.length === 0) return <Notice tone="wait">这两周没有空位了。可以看再往后的日子,也可以排队等。</Notice>
  return (
    <>
      <Choice
        label={many ? '哪几天' : '哪一天'}
        kind={many ? 'many' : 'one'}
        options={slots.map((slot) => ({ id: slot.id, label: whenLong(slot), hint: hintOf(slot, menus, allergens) }))}
        chosen={chosen}
        error={problem}
        onChoose={onToggle}
      />
      <Menus slots={slots} menus={menus} />
    </>
  )
}

interface FullDaysProps {
  readonly slots: readonly SlotCard[]
  readonly onWait: (slot: SlotCard) => void
}

/** Full days are no dead end: who waits is asked in the order in which they came. */
export function FullDays({ slots, onWait }: FullDaysProps) {
  if (slots.length === 0) return null
  return (
    <Fold title={`满了的 ${slots.length} 天,可以排队`}>
      <Box className="note">有人退了,按先来后到问您要不要。</Box>
      {slots.map((slot) => (
        <Card key={slot.id}>
          <Box className="stack">
            <Box className="strong">{whenLong(slot)}</Box>
            <Box className="note">{placesWords(slot)}</Box>
            <Button kind="other" label={`排队等:${whenLong(slot)}`} onPress={() => onWait(slot)}>
              排队等
            </Button>
          </Box>
        </Card>
      ))}
    </Fold>
  )
}

/** Days that cannot be had, each with why. */
export function OtherDays({ slots }: { readonly slots: readonly SlotCard[] }) {
  if (slots.length === 0) return null
  return (
    <Fold title={`不能订的 ${slots.length} 天,看为什么`}>
      <Card kind="rows" role="list" label="不能订的日子">
        {slots.map((slot) => (
          <Row key={slot.id} title={whenLong(slot)} detail={placesWords(slot)} />
        ))}
      </Card>
    </Fold>
  )
}

const DAYS_A_PAGE = 14

interface FurtherDaysProps {
  /** The first day that is shown; undefined: from today. */
  readonly from: string | undefined
  readonly onTurn: (from: string | undefined) => void
}

/** The fortnight after these, and back. */
export function FurtherDays({ from, onTurn }: FurtherDaysProps) {
  const turn = (): void => {
    onTurn(from === undefined ? dayAfter(today(), DAYS_A_PAGE) : undefined)
    toTop()
  }
  return (
    <Button kind="quiet" onPress={turn}>
      {from === undefined ? '看再往后的两周' : '回到最近的两周'}
    </Button>
  )
}
