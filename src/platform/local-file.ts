/** A file on this device, chosen by the person and not sent yet. It does not outlive the app. */
export interface LocalFile {
  readonly id: string
  /** Where an image element finds it: a `blob:` address in a browser, WeChat's temporary path. */
  readonly source: string
  /** Bytes. */
  readonly size: number
  /** Media type: `image/jpeg`, `image/png`. */
  readonly type: string
}
