import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { isRealDay } from '../../src/domain/person/date'
import { CommandError } from './command'

const STANDARD_INPUT = 0

/** Paths count from where the command was typed; npm itself stands at the top of the project. */
export const typedPath = (file: string): string => path.resolve(process.env['INIT_CWD'] ?? '', file)

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * The options of a command.
 * @throws CommandError with the usage where one is not known or has no value
 */
export const optionsOf = <T extends Options>(argv: string[], options: T, usage: string) =>
  argumentsOf(argv, options, usage, false).values

/**
 * The options of a command, and the words between them.
 * @throws CommandError as `optionsOf` does
 */
export function argumentsOf<T extends Options>(argv: string[], options: T, usage: string, allowPositionals = true) {
  try {
    return parseArgs({ args: argv, options, allowPositionals })
  } catch (error) {
    throw new CommandError(`${(error as Error).message.split('\n')[0]} Use: ${usage}`)
  }
}

/** @throws CommandError where a day of the calendar was to be given and was not */
export function realDay(option: string, day: string): string {
  if (isRealDay(day)) return day
  throw new CommandError(`--${option} ${day.slice(0, 40)} is no day of the calendar: write 2026-11-21.`)
}

/** A text by its path, `-` for standard input; `what` names it in a complaint: «The facts». */
export function readGiven(file: string, what: string): string {
  try {
    return readFileSync(file === '-' ? STANDARD_INPUT : typedPath(file), 'utf8').replace(/^\uFEFF/, '')
  } catch {
    throw new CommandError(`${what} in ${file} cannot be read: check the path.`)
  }
}
