import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Programme } from '@/domain/booking/programme'

/** What pays for services in the cities, as the build laid it beside the function. @param folder the function's own, `__dirname` */
export const cloudProgrammes = (folder: string): Programme[] =>
  JSON.parse(readFileSync(path.join(folder, 'programmes.json'), 'utf8')) as Programme[]
