import { existsSync } from 'node:fs'
import path from 'node:path'
import { GBT_42195 } from '../../src/domain/assessment/gbt-42195'
import { itemsOf, type Level } from '../../src/domain/assessment/instrument'
import type { AssessmentTerms, Term } from '../../src/domain/assessment/terms'
import type { Pack } from '../../src/domain/entitlement'
import { assessmentSchema, type AssessmentYaml } from './assessment-schema'
import { CITIES, citiesHere, loadPack, NATIONAL } from './packs'
import { PackFault, readYaml, type YamlFile } from './yaml-file'

const FILE = 'assessment.yaml'

/** What no document says, as we assume it until the city does: docs/decisions/081 gives the grounds. */
const ASSUMED = {
  applyFromAge: 60,
  checkDays: 5,
  assignDays: 5,
  visitDays: 10,
  reviewDays: 5,
  validMonths: 12,
  objectionDays: 15,
  remindDays: 60,
  medicalNeeded: true,
  stackClauses: false,
  minutes: 90,
} as const

/**
 * Reads `assessment.yaml` of one city; without the file all is assumed.
 * @throws PackFault with file, line and what to do
 */
export function loadAssessmentTerms(city: string, root: string = CITIES): AssessmentTerms {
  const pack = loadPack(city, root)
  const file = path.posix.join(root, city, FILE)
  const yaml = existsSync(file) ? readYaml(file, assessmentSchema) : null
  if (yaml) refuseFaults(yaml, pack)
  return termsFrom(yaml?.data ?? null, pack)
}

/**
 * Of every city that people live in.
 * @param folder more cities, beside those of this project; one of the same name takes the other's place
 */
export function loadAllAssessmentTerms(folder: string | null = null): AssessmentTerms[] {
  const more = folder === null ? [] : citiesHere(folder)
  const own = citiesHere().filter((city) => city !== NATIONAL && !more.includes(city))
  return [...own.map((city) => loadAssessmentTerms(city)), ...more.map((city) => loadAssessmentTerms(city, folder!))]
}

function termsFrom(yaml: AssessmentYaml | null, pack: Pack): AssessmentTerms {
  const cite = citing(yaml, pack)
  const stated = <T>(one: { readonly value: T; readonly source: Cited } | undefined, assumed: T): Term<T> =>
    one ? { value: one.value, source: cite(one.source) } : { value: assumed, source: null }
  return {
    city: pack.city,
    cityName: pack.name,
    freeFromAge: stated<number | null>(yaml?.freeFromAge, null),
    applyFromAge: stated<number>(yaml?.applyFromAge, ASSUMED.applyFromAge),
    days: {
      check: stated<number>(yaml?.checkDays, ASSUMED.checkDays),
      assign: stated<number>(yaml?.assignDays, ASSUMED.assignDays),
      visit: stated<number>(yaml?.visitDays, ASSUMED.visitDays),
      review: stated<number>(yaml?.reviewDays, ASSUMED.reviewDays),
    },
    validMonths: stated<number>(yaml?.validMonths, ASSUMED.validMonths),
    objectionDays: stated<number>(yaml?.objectionDays, ASSUMED.objectionDays),
    remindDays: stated<number>(yaml?.remindDays, ASSUMED.remindDays),
    medicalNeeded: stated<boolean>(yaml?.medicalNeeded, ASSUMED.medicalNeeded),
    stackClauses: stated<boolean>(yaml?.stackClauses, ASSUMED.stackClauses),
    selfCareFromLevel: selfCareOf(pack, cite),
    feeFen: stated<number | null>(yaml?.feeFen, null),
    minutes: stated<number>(yaml?.minutes, ASSUMED.minutes),
    recognises: yaml?.recognises ?? [],
    office: yaml?.office ?? '县(市、区)民政部门',
    officialTexts: yaml?.officialTexts ?? {},
  }
}

interface Cited {
  readonly document: string
  readonly clause: string
}

const citing =
  (yaml: AssessmentYaml | null, pack: Pack) =>
  ({ document, clause }: Cited) => {
    const found = [...(yaml?.documents ?? []), ...pack.documents].find(({ id }) => id === document)
    return { document: found?.number ?? document, clause }
  }

/** The list itself says from which level on an assessment settles 生活不能自理: one value for both. */
function selfCareOf({ parameters }: Pack, cite: (source: Cited) => Cited): Term<Level | null> {
  const values = parameters.find(({ key }) => key === 'selfCareFromLevel')?.values ?? []
  const last = values[values.length - 1]
  return last ? { value: last.value as Level, source: cite(last.basis) } : { value: null, source: null }
}

/** @throws PackFault for a document that is not there, or a text of an item or score that the scale lacks */
function refuseFaults(yaml: YamlFile<AssessmentYaml>, pack: Pack): void {
  const known = [...yaml.data.documents, ...pack.documents].map(({ id }) => id)
  for (const [key, one] of Object.entries(yaml.data)) {
    const { document } = (one as { readonly source?: Cited }).source ?? {}
    if (document !== undefined && !known.includes(document))
      throw new PackFault(
        yaml.fault([key, 'source'], `there is no document «${document}»`, 'Name one of this file or of pack.yaml.'),
      )
  }
  const items = new Map(itemsOf(GBT_42195).map((item) => [item.key, item]))
  for (const [key, texts] of Object.entries(yaml.data.officialTexts)) {
    const item = items.get(key)
    if (!item)
      throw new PackFault(yaml.fault(['officialTexts', key], `the scale has no item ${key}`, 'Write it as B.1.1.'))
    const stranger = Object.keys(texts).find((score) => !item.options.some((option) => String(option.score) === score))
    if (stranger !== undefined)
      throw new PackFault(yaml.fault(['officialTexts', key], `${key} has no score ${stranger}`, 'Take that line out.'))
  }
}
