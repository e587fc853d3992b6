/** A WeChat package lies on the phone already. */
export function keepAppOffline(): void {}
