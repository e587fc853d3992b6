import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { signInAndChooseMother } from '../support/story'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

/** What a person may type amiss when she adds an elder: she is told in words, and nothing that she typed is lost. */
interface Typed {
  readonly name: string
  readonly date: readonly [year: string, month: string, day: string]
}

let host: Host

beforeAll(async () => {
  host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: sharedOrigin() } })
  const hands = fingersOn(host)
  await signInAndChooseMother(hands)
  await hands.press('换人')
  await hands.press('添加一位老人')
  await hands.choose('奶奶')
})
afterAll(() => host.close())

const FIELDS = ['老人姓名', '出生日期,年', '出生日期,月', '出生日期,日'] as const

async function submit({ name, date }: Typed): Promise<void> {
  const values = [name, ...date]
  for (const [index, field] of FIELDS.entries()) await host.screen.type(field, values[index] ?? '')
  await host.screen.tap('添加这位老人')
}

const nextYear = String(new Date().getFullYear() + 1)

it.each<[what: string, typed: Typed, told: RegExp]>([
  ['a birth date in the future', { name: '李秀兰', date: [nextYear, '1', '1'] }, /还没到/],
  ['31 February', { name: '李秀兰', date: ['1940', '2', '31'] }, /日历上没有/],
  ['a 131-year-old', { name: '李秀兰', date: ['1880', '1', '1'] }, /130年/],
  ['half a date', { name: '李秀兰', date: ['1940', '', ''] }, /年、月、日都要填/],
  ['no name', { name: '', date: ['1940', '1', '1'] }, /请填姓名/],
  ['a script as a name', { name: '<script>alert(1)</script>', date: ['1940', '1', '1'] }, /姓名里只能有文字/],
])('tells of %s, and keeps what was typed', async (_what, typed, told) => {
  await submit(typed)
  const alert = [...host.navigator.top().view.element.querySelectorAll('[aria-role=alert]')]
  expect(alert.map(({ textContent }) => textContent).join(' ')).toMatch(told)
  const kept = FIELDS.map((field) => host.screen.control(field).element.getAttribute('value'))
  expect(kept).toEqual([typed.name, ...typed.date])
  expect(host.problems).toEqual([])
})

it('takes her once all is well, and acts for her', async () => {
  await submit({ name: '李秀兰', date: ['1940', '2', '29'] })
  expect(host.screen.has('为 奶奶 办理')).toBe(true)
  expect(host.problems).toEqual([])
})
