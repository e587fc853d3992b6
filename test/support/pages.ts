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

/** Yaodu, the county seat of Linfen, GCJ-02: the demonstration has canteens around it. */
const YAODU = { lng: 111.579, lat: 36.08 }

async function nearestCanteen(origin: string): Promise<string> {
  const { facilities } = await callWire(origin, 'facility', 'near', {
    city: 'linfen',
    at: YAODU,
    need: 'eat',
    limit: 1,
  })
  if (!facilities[0]) throw new Error('The demonstration has no canteen near Yaodu.')
  return facilities[0].card.id
}

/** What a page needs in its address, when opened by itself: once for each content worth looking at. */
const QUERIES: Readonly<Record<string, (origin: string) => Promise<readonly string[]>>> = {
  facility: async (origin) => [`id=${await nearestCanteen(origin)}`],
  'entitlement-question': async () => ['id=economic', 'id=hukou'],
  'entitlement-benefit': async () => ['ref=LF-11', 'ref=LF-21', 'ref=LF-18c'],
}

/** The browser addresses of a page, by its short name, with what it needs to show something. */
export async function pageAddresses(name: string, origin: string): Promise<readonly string[]> {
  const path = (await pagePaths()).find((candidate) => pageName(candidate) === name)
  if (!path) throw new Error(`No page is called ${name}; there are ${(await pageNames()).join(', ')}.`)
  const queries = (await QUERIES[name]?.(origin)) ?? ['']
  return queries.map((query) => `/#/${path}${query && `?${query}`}`)
}
