import { distanceToWhole } from '@/platform/scroll-distance'

const FOOT = { top: 700, bottom: 812 }

it.each<[what: string, box: { top: number; bottom: number }, px: number]>([
  ['in sight', { top: 100, bottom: 400 }, 0],
  ['half under the foot', { top: 600, bottom: 760 }, 72],
  ['wholly under it', { top: 720, bottom: 1000 }, 312],
  ['over the top', { top: -100, bottom: 200 }, -112],
  ['taller than the room: its beginning', { top: 300, bottom: 1400 }, 288],
  ['in the foot itself', { top: 710, bottom: 800 }, 0],
])('a box %s', (_what, box, px) => {
  expect(distanceToWhole(box, FOOT)).toBe(px)
})
