import { SERVICE_KINDS } from '@/domain/booking/services'
import { LINFEN, type CityStory } from './cities'
import { callWire } from './wire'

interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly subpackages?: AppConfig['subPackages']
}

/** The app's own list of pages, tabs first, as `pages/home/index`. */
export async function pagePaths(): Promise<string[]> {
  // The build gives the app's configuration this function; it only names the type.
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config })
  const config = ((await import('../../src/app.config')) as unknown as { default: AppConfig }).default
  const subpackages = config.subPackages ?? config.subpackages ?? []
  return [...config.pages, ...subpackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
}

/** `pages/home/index` → `home`, `pages/entitlement/results/index` → `entitlement-results`. */
export const pageName = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== 'pages' && part !== 'index')
    .join('-')

export async function pageNames(): Promise<string[]> {
  return (await pagePaths()).map(pageName)
}

async function nearestCanteen(origin: string, { city, centre }: CityStory): Promise<string> {
  const { pack } = await callWire(origin, 'entitlement', 'pack', { city })
  const seat = pack?.counties.find(({ code }) => code === centre)?.seat
  if (!seat) throw new Error(`${city} has no county ${centre}.`)
  const { facilities } = await callWire(origin, 'facility', 'near', { city, at: seat, need: 'eat', limit: 1 })
  if (!facilities[0]) throw new Error(`The demonstration has no canteen in the middle of ${city}.`)
  return facilities[0].card.id
}

async function streetOf(origin: string, { city, centre }: CityStory): Promise<string> {
  const { streets } = await callWire(origin, 'facility', 'streets', { city, county: centre })
  if (!streets[0]) throw new Error(`${city} has no street in ${centre}.`)
  return streets[0].code
}

/** Something that the city's providers serve, of each kind: what it is booked for differs from page to page. */
async function offeringsOf(origin: string, { city }: CityStory): Promise<readonly string[]> {
  const ids = await Promise.all(
    SERVICE_KINDS.map(async (kind) => {
      const { offerings } = await callWire(origin, 'booking', 'offerings', { city, kind })
      return offerings[0]?.id
    }),
  )
  return ids.flatMap((id) => (id === undefined ? [] : [id]))
}

/** The demonstration's community workers by city; the other cities have none. */
const WORKERS: Readonly<Record<string, string>> = {
  linfen: 'worker',
  taiyuan: 'taiyuan-worker',
  hefei: 'hefei-worker',
  harbin: 'harbin-worker',
}

/** Somebody of the register of the city's worker, who alone is shown her card. */
async function elderOf(origin: string, { city }: CityStory): Promise<readonly string[]> {
  const identity = WORKERS[city]
  if (!identity) return []
  const { session } = await callWire(origin, 'account', 'signInDemo', { identity })
  const { elders } = await callWire(origin, 'care', 'elders', { filters: [] }, session)
  return elders.slice(0, 1).map(({ id }) => `person=${id}`)
}

/** The first visit on the card of somebody whom the city's worker has visited. */
async function visitOf(origin: string, { city }: CityStory): Promise<readonly string[]> {
  const identity = WORKERS[city]
  if (!identity) return []
  const { session } = await callWire(origin, 'account', 'signInDemo', { identity })
  const { elders } = await callWire(origin, 'care', 'elders', { filters: [] }, session)
  const visited = elders.find(({ lastVisitOn }) => lastVisitOn !== null)
  if (!visited) return []
  const { elder } = await callWire(origin, 'care', 'elder', { person: visited.id }, session)
  return elder.visits.slice(0, 1).map(({ id }) => `id=${id}`)
}

/** A benefit that was found for somebody of the city: its list, and her alone. */
async function foundOf(origin: string, { city }: CityStory): Promise<readonly string[]> {
  const identity = WORKERS[city]
  if (!identity) return []
  const { session } = await callWire(origin, 'account', 'signInDemo', { identity })
  const { benefits } = await callWire(origin, 'care', 'foundBenefits', {}, session)
  const ref = benefits[0]?.ref
  if (ref === undefined) return []
  const { people } = await callWire(origin, 'care', 'foundPeople', { ref, states: ['open'] }, session)
  return [`ref=${ref}`, ...people.slice(0, 1).map(({ person }) => `ref=${ref}&person=${person}`)]
}

const oneEach = (refs: readonly string[]): readonly string[] => refs.map((ref) => `ref=${ref}`)

/** What a page needs in its address, when opened by itself: once for each content worth looking at. */
const QUERIES: Readonly<Record<string, (story: CityStory, origin: string) => Promise<readonly string[]>>> = {
  facility: async (story, origin) => [`id=${await nearestCanteen(origin, story)}`],
  'facility-report': async (story, origin) => [`id=${await nearestCanteen(origin, story)}`],
  place: async () => ['', 'as=home'],
  // A page that opens with nothing is looked at too: a link may have lost its words on the way.
  'booking-offerings': async () => ['', ...SERVICE_KINDS.map((kind) => `kind=${kind}`)],
  'booking-when': async (story, origin) => ['', ...(await offeringsOf(origin, story)).map((id) => `offering=${id}`)],
  'elders-elder': async (story, origin) => ['', ...(await elderOf(origin, story))],
  'outreach-visit-record': async (story, origin) => ['', ...(await elderOf(origin, story))],
  'outreach-visit': async (story, origin) => ['', ...(await visitOf(origin, story))],
  'outreach-found-people': async (story, origin) => ['', ...(await foundOf(origin, story))],
  'outreach-table': async (story, origin) => ['', ...(await elderOf(origin, story))],
  'elders-life': async (story, origin) => ['', ...(await elderOf(origin, story))],
  'grant-programmes': async ({ city }) => [`city=${city}`],
  'where-streets': async ({ centre }) => [`county=${centre}`],
  'where-communities': async (story, origin) => [`county=${story.centre}&street=${await streetOf(origin, story)}`],
  'register-county': async ({ centre }) => [`county=${centre}&need=eat`],
  'entitlement-question': async () => ['id=economic', 'id=hukou'],
  // With its city in the address it is what a link opens, on a phone that knows nobody too.
  'entitlement-benefit': async ({ city, benefit, refs }) => [
    `ref=${benefit.ref}`,
    ...oneEach(refs).map((query) => `city=${city}&${query}`),
  ],
  'entitlement-sheet': async ({ benefit }) => [`ref=${benefit.ref}`, ''],
  'operator-calculator': async ({ calculators }) => oneEach(calculators),
}

/**
 * The browser addresses of a page, by its short name, with what it needs to show something; none where a city has
 * nothing to show there.
 */
export async function pageAddresses(
  name: string,
  origin: string,
  story: CityStory = LINFEN,
): Promise<readonly string[]> {
  const path = (await pagePaths()).find((candidate) => pageName(candidate) === name)
  if (!path) throw new Error(`No page is called ${name}; there are ${(await pageNames()).join(', ')}.`)
  const queries = (await QUERIES[name]?.(story, origin)) ?? ['']
  return queries.map((query) => `/#/${path}${query && `?${query}`}`)
}
