import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Calculator } from '../../src/domain/operator/calculator'
import { calculatorSchema } from './calculator-schema'
import {
  benefitSchema,
  citySchema,
  countySchema,
  type BenefitFile,
  type CityFile,
  type CountyFile,
} from './pack-schema'
import { readYaml, type At, type Fault, type YamlFile } from './yaml-file'

/** All files of one city's folder, each of the right form; what they say of each other is not checked yet. */
export interface CityFiles {
  readonly folder: string
  readonly about: YamlFile<CityFile>
  readonly benefits: readonly YamlFile<BenefitFile>[]
  readonly counties: readonly YamlFile<CountyFile>[]
  readonly calculators: readonly YamlFile<Calculator>[]
}

/** An item and where it stands: a file of its own, or a place in a county's. */
export interface Located {
  readonly item: BenefitFile
  readonly file: string
  /** The county whose own item it is; null for the city's. */
  readonly county: string | null
  readonly fault: (at: At, what: string, advice: string) => Fault
}

const yamlFilesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => path.posix.join(folder, name))
    : []

/** @throws PackFault at the first file that has not the form which docs/adding-a-city.md describes. */
export function readFiles(folder: string): CityFiles {
  const inFolder = (name: string) => yamlFilesIn(path.posix.join(folder, name))
  return {
    folder,
    about: readYaml(path.posix.join(folder, 'pack.yaml'), citySchema),
    benefits: inFolder('benefits').map((file) => readYaml(file, benefitSchema)),
    counties: inFolder('counties').map((file) => readYaml(file, countySchema)),
    calculators: inFolder('calculators').map((file) => readYaml(file, calculatorSchema)),
  }
}

/** Every item of a city's own, those of its counties last. */
export function itemsOf({ benefits, counties }: CityFiles): Located[] {
  const own = benefits.map(({ file, data, fault }): Located => ({ item: data, file, county: null, fault }))
  const theirs = counties.flatMap(({ file, data, fault }) =>
    data.benefits.map((item, index): Located => {
      const within = (at: At, what: string, advice: string) => fault(['benefits', index, ...at], what, advice)
      return { item, file, county: data.county, fault: within }
    }),
  )
  return [...own, ...theirs]
}
