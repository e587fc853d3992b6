/**
 * Tells when what waits may be sent: the browser is on line again, or the page has come back into sight.
 * @returns how to stop it
 */
export function onSignal(listener: () => void): () => void {
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') listener()
  }
  const onOnline = (): void => listener()
  window.addEventListener('online', onOnline)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    window.removeEventListener('online', onOnline)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
