/** Keeps the built files in the browser, so that the app opens without a network once it has been seen. */
export function keepAppOffline(): void {
  if (!('serviceWorker' in navigator)) return
  // Refused on plain http in a village network: the app then works as long as the page stays open.
  window.addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined))
}
