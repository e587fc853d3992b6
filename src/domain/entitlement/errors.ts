/** Something given to `judge` that cannot be judged. The message is for people, in Chinese. */
export class JudgeInputError extends Error {
  override readonly name = 'JudgeInputError'
  constructor(
    /** Which input: a fact's key, `on` or `county`. */
    readonly field: string,
    message: string,
  ) {
    super(message)
  }
}

/** A pack that contradicts itself: an editor's mistake, found when it is compiled. The message is for the editor. */
export class PackError extends Error {
  override readonly name = 'PackError'
}
