import type { Meal } from '@/domain/booking/services'
import type { Dish, menu } from '../database/schema'
import { demoId } from './ids'
import { seededRandom, type Random } from './random'

type MenuRow = typeof menu.$inferInsert

const dish = (name: string, diets: Dish['diets'], allergens: Dish['allergens'] = []): Dish => ({
  name,
  diets,
  allergens,
})

/** What canteens of the north and the south cook for old people; marks and allergens as GB 7718 groups them. */
const MEAT: readonly Dish[] = [
  dish('肉末蒸蛋', ['soft', 'low-sugar'], ['egg']),
  dish('清蒸鲈鱼', ['soft', 'low-salt', 'low-sugar', 'halal'], ['fish']),
  dish('土豆炖牛肉', ['soft', 'low-sugar', 'halal'], ['soy']),
  dish('白萝卜炖羊肉', ['soft', 'low-salt', 'low-sugar', 'halal']),
  dish('冬瓜丸子', ['soft', 'low-salt', 'low-sugar'], ['egg', 'gluten']),
  dish('香菇滑鸡', ['soft', 'low-sugar', 'halal'], ['soy']),
  dish('宫保鸡丁', ['halal'], ['peanut', 'soy']),
  dish('虾仁豆腐', ['soft', 'low-salt', 'low-sugar', 'halal'], ['crustacean', 'soy']),
  dish('红烧狮子头', ['soft'], ['egg', 'gluten', 'soy']),
]
const GREENS: readonly Dish[] = [
  dish('蒜蓉油麦菜', ['low-salt', 'low-sugar', 'halal']),
  dish('烂炒南瓜', ['soft', 'low-salt', 'halal']),
  dish('家常豆腐', ['soft', 'low-sugar', 'halal'], ['soy']),
  dish('醋溜白菜', ['low-sugar', 'halal'], ['soy']),
  dish('西红柿炒鸡蛋', ['soft', 'halal'], ['egg']),
  dish('芹菜拌腰果', ['low-sugar', 'halal'], ['nut']),
  dish('清炒西葫芦', ['soft', 'low-salt', 'low-sugar', 'halal']),
  dish('素烧茄子', ['soft', 'halal'], ['soy']),
]
const STAPLES: readonly Dish[] = [
  dish('软米饭', ['soft', 'low-salt', 'halal']),
  dish('二米饭', ['low-salt', 'low-sugar', 'halal']),
  dish('小馒头', ['soft', 'halal'], ['gluten']),
  dish('软面条', ['soft', 'halal'], ['gluten']),
]
const SOUPS: readonly Dish[] = [
  dish('小米粥', ['soft', 'low-salt', 'halal']),
  dish('紫菜蛋花汤', ['soft', 'low-sugar', 'halal'], ['egg']),
  dish('冬瓜汤', ['soft', 'low-salt', 'low-sugar', 'halal']),
  dish('燕麦牛奶粥', ['soft', 'low-salt', 'halal'], ['milk', 'gluten']),
]

/** So many different ones. */
function some(random: Random, list: readonly Dish[], count: number): Dish[] {
  const first = random.whole(0, list.length - 1)
  return list.map((_, index) => list[(first + index * 2 + 1) % list.length] ?? list[0]!).slice(0, count)
}

const MEALS: Readonly<Partial<Record<Meal, readonly [meat: number, greens: number]>>> = {
  lunch: [2, 2],
  dinner: [1, 2],
}

/** What a kitchen cooks on these days: the same place and day, the same dishes. @param days `YYYY-MM-DD` */
export function generateMenus(facilities: readonly string[], days: readonly string[], now: Date): MenuRow[] {
  return facilities.flatMap((facilityId) =>
    days.flatMap((day) =>
      (['lunch', 'dinner'] as const).map((meal): MenuRow => {
        const random = seededRandom(`menu/${facilityId}/${day}/${meal}`)
        const [meat, greens] = MEALS[meal] ?? [1, 1]
        const dishes = [
          ...some(random, MEAT, meat),
          ...some(random, GREENS, greens),
          random.pick(STAPLES),
          random.pick(SOUPS),
        ]
        const id = demoId(`menu/${facilityId}/${day}/${meal}`)
        return { id, facilityId, day, meal, dishes, version: 1, updatedAt: now }
      }),
    ),
  )
}
