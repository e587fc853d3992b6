import { and, asc, gte, inArray, lt, sql } from 'drizzle-orm'
import type { MenuCard } from '@/contract/booking/shapes'
import { dayAfter } from '@/domain/facility/hours'
import type { Tx } from '../../database/database'
import { menu } from '../../database/schema'

const WEEK = 7

/** What is cooked at some places in the days from a day on; of a meal that two have, the first place's. @param days seven unless told */
export async function menusFrom(
  tx: Tx,
  facilities: readonly string[],
  from: string,
  days: number = WEEK,
): Promise<MenuCard[]> {
  const rows = await tx
    .select()
    .from(menu)
    .where(and(inArray(menu.facilityId, [...facilities]), gte(menu.day, from), lt(menu.day, dayAfter(from, days))))
    .orderBy(asc(menu.day), sql`array_position(array['breakfast', 'lunch', 'dinner'], ${menu.meal})`)
  const first = (row: (typeof rows)[number]) =>
    rows
      .filter(({ day, meal }) => day === row.day && meal === row.meal)
      .every(({ facilityId }) => facilities.indexOf(facilityId) >= facilities.indexOf(row.facilityId))
  return rows.filter(first).map(({ day, meal, dishes, version }) => ({
    ...{ day, meal, version },
    dishes: dishes.map(({ name, diets, allergens }) => ({ name, diets: [...diets], allergens: [...allergens] })),
  }))
}
