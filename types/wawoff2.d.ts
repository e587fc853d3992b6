declare module 'wawoff2' {
  /** WOFF2 to the plain font in it. */
  export function decompress(packed: Uint8Array): Promise<Uint8Array>
}
