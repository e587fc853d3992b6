// The browser's offline copy of the app, compiled into dist/h5/sw.js. What it keeps is put in by the build.
declare const FILES: readonly string[]
declare const VERSION: string

/** The few parts of a service worker that are used; TypeScript's own types for it clash with a page's. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface WorkerFetch extends WorkerEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: WorkerFetch) => void): void
}

const PREFIX = 'app-'
const CACHE = PREFIX + VERSION
const PAGE = '/'
/** On one bar of signal an old page at once is worth more than a new one in a minute. */
const PATIENCE_MS = 3_000
const worker = self as unknown as Worker

worker.addEventListener('install', (event) => {
  event.waitUntil(keepAll())
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOlder())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  const ours = request.method === 'GET' && url.origin === self.location.origin && !url.pathname.startsWith('/api/')
  if (!ours) return
  if (request.mode === 'navigate') event.respondWith(freshPage(request))
  else if (FILES.includes(url.pathname)) event.respondWith(keptFile(request))
})

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll([PAGE, ...FILES].map((file) => new Request(file, { cache: 'no-cache' })))
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  )
}

async function keptFile(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

async function freshPage(request: Request): Promise<Response> {
  try {
    const page = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (page.ok) return page
  } catch {
    // No network, or too slow: the kept page below.
  }
  return (await caches.match(PAGE)) ?? Response.error()
}
