import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FacilityRules } from '@/domain/facility/rules'

/** What the cities lay down, as the build laid it beside the function. @param folder the function's own, `__dirname` */
export const cloudRules = (folder: string): FacilityRules[] =>
  JSON.parse(readFileSync(path.join(folder, 'rules.json'), 'utf8')) as FacilityRules[]
