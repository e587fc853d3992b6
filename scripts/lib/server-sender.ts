/**
 * Whom a request comes from, as far as it can be known. Each proxy adds the address that it saw at the end of
 * `X-Forwarded-For`; what stands further in front than the trusted ones wrote is the sender's own tale.
 * @param proxies how many proxies of the city's own stand in between; with none the header counts for nothing
 * @param remote the other end of the connection
 */
export function senderOf(proxies: number, forwarded: string | undefined, remote: string | undefined): string {
  const hops = (forwarded ?? '').split(',').map((hop) => hop.trim())
  const sender = proxies > 0 ? hops.at(-proxies) : undefined
  return sender || (remote ?? 'unknown')
}
