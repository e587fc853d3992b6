/** Something that the one who typed the command can mend. Its message is one plain sentence: what, and how. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

export type Command = (argv: string[]) => Promise<number>

/** Runs a command and sets the exit code: what it answers, or 1 with one sentence on standard error. */
export async function run(command: Command, argv: string[] = process.argv.slice(2)): Promise<void> {
  try {
    process.exitCode = await command(argv)
  } catch (error) {
    process.exitCode = 1
    if (error instanceof CommandError) process.stderr.write(`${error.message}\n`)
    else throw error
  }
}

/** Tells what is going on, apart from results: standard error. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`)
}
