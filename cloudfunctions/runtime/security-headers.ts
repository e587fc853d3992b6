import type { MiddlewareHandler } from 'hono'

const FIXED: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
/** Half a year. */
const HTTPS_ONLY = 'max-age=15552000'

/**
 * Headers of every answer, errors too.
 * @param policy the page's content policy
 * @param proxied whether a proxy of the city's own says how the phone came (`x-forwarded-proto`); anybody else may lie
 */
export function securityHeaders(policy: string, proxied: boolean): MiddlewareHandler {
  return async (context, next) => {
    await next()
    context.header('content-security-policy', policy)
    for (const [name, value] of Object.entries(FIXED)) context.header(name, value)
    // Said over plain HTTP it means nothing, and on a laptop it would shut the next project out.
    const secure = proxied && context.req.header('x-forwarded-proto') === 'https'
    if (secure) context.header('strict-transport-security', HTTPS_ONLY)
  }
}
