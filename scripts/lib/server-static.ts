import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { filesUnder } from './files'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const COMPRESSED = /^(text|application\/json|image\/svg)/
/** Webpack writes a hash of the content into these names, so they can be kept for ever. */
const HASHED = /\.[0-9a-f]{8}\.\w+$/

interface StaticFile {
  readonly body: Buffer
  readonly gzip: Buffer | null
  readonly headers: Readonly<Record<string, string>>
}

/** The browser build, read once: a build that is swapped in meanwhile does not tear the pages that are being served. */
export function staticRoutes(folder: string): Hono {
  const files = new Map(filesUnder(folder).map((file) => [`/${file}`, load(folder, file)]))
  const routes = new Hono()
  routes.get('*', (context) => {
    const asked = context.req.path
    const file = files.get(asked === '/' ? '/index.html' : asked)
    // Browsers ask for it unbidden; a page without one is no error.
    if (!file) return asked === '/favicon.ico' ? context.body(null, 204) : context.text('没有这一页', 404)
    if (context.req.header('if-none-match') === file.headers['etag']) return context.body(null, 304, file.headers)
    const packed = file.gzip && /\bgzip\b/.test(context.req.header('accept-encoding') ?? '') ? file.gzip : null
    const body = new Uint8Array(packed ?? file.body)
    return context.body(body, 200, packed ? { ...file.headers, 'content-encoding': 'gzip' } : file.headers)
  })
  return routes
}

function load(folder: string, file: string): StaticFile {
  const body = readFileSync(path.join(folder, file))
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream'
  const compressed = COMPRESSED.test(type)
  const headers = {
    'content-type': type,
    'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`,
    ...(compressed ? { vary: 'accept-encoding' } : {}),
  }
  return { body, gzip: compressed ? gzipSync(body) : null, headers }
}

/**
 * What a page may load: its own host, and the map's tiles (Leaflet's template; empty where there are none). Scripts within the page are allowed by their
 * hash; styles within it are how Taro's components bring theirs.
 */
export function contentPolicy(html: string, tiles: string): string {
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script)
  const hashes = inline.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  return [
    "default-src 'self'",
    ["script-src 'self'", ...hashes].join(' '),
    "style-src 'self' 'unsafe-inline'",
    // Taro's browser runtime carries a small icon font inside its style.
    "font-src 'self' data:",
    // A photograph that the person has just chosen is shown from the browser's own memory.
    ["img-src 'self' data: blob:", ...originOf(tiles)].join(' '),
    // A recording that the office hears was fetched by the page and lies in the browser's own memory.
    "media-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The origin of a URL whose first label may be a template, `https://t{s}.example` → `https://*.example`. */
function originOf(template: string): string[] {
  const [, scheme, host] = /^(https?:\/\/)([^/]+)/.exec(template) ?? []
  return scheme && host ? [scheme + host.replace(/^[^.]*\{\w+\}[^.]*/, '*')] : []
}
