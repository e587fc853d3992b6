import type { MenuCard } from '@/contract/booking/shapes'
import type { Allergen, Diet, Meal } from '@/domain/booking/services'
import { dayAfter, weekdayOf } from '@/domain/facility/hours'

/** A week's menu as it is being written. */

export interface DishDraft {
  readonly name: string
  readonly diets: readonly Diet[]
  readonly allergens: readonly Allergen[]
}

export const NO_DISH: DishDraft = { name: '', diets: [], allergens: [] }
export const MOST_DISHES = 20

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => dayAfter(day, 1 - weekdayOf(day))

/** What is cooked for a meal of a day; nothing written yet is undefined. */
export const menuOf = (menus: readonly MenuCard[], day: string, meal: Meal): MenuCard | undefined =>
  menus.find((menu) => menu.day === day && menu.meal === meal)

/** Without empty lines, as the wire takes it. */
export const dishesIn = (dishes: readonly DishDraft[]) =>
  dishes.flatMap(({ name, diets, allergens }) =>
    name.trim() === '' ? [] : [{ name: name.trim(), diets: [...diets], allergens: [...allergens] }],
  )

export function menuProblem(dishes: readonly DishDraft[]): string | undefined {
  const written = dishesIn(dishes)
  if (written.length === 0) return '请至少写一个菜'
  if (written.some(({ name }) => name.length > 30)) return '菜名最多30个字'
  return new Set(written.map(({ name }) => name)).size < written.length ? '有两个菜名一样,请改一个' : undefined
}

/** Last week's dishes for the days of this week on which nothing is written. */
export function copiedWeek(before: readonly MenuCard[], now: readonly MenuCard[]): readonly MenuCard[] {
  return before
    .map((menu) => ({ ...menu, day: dayAfter(menu.day, 7), version: 0 }))
    .filter(({ day, meal, dishes }) => dishes.length > 0 && !menuOf(now, day, meal)?.dishes.length)
    .map((menu) => ({ ...menu, version: menuOf(now, menu.day, menu.meal)?.version ?? 0 }))
}
