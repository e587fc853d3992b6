import { NOTHING_TOLD, type Facts } from '../entitlement/facts'
import { readFacts, type FactsJson } from '../entitlement/facts-json'
import type { PersonRecord, RecordKey } from '../person/record'

/** What the rules read of a record: each line with its source. Name, phone and address are no facts. */
export function factsOfRecord(record: PersonRecord): Facts {
  const told = Object.keys(NOTHING_TOLD).flatMap((key) => {
    const line = record[key as RecordKey]
    return line ? [[key, { value: line.value, source: line.source }] as const] : []
  })
  return readFacts(Object.fromEntries(told) as FactsJson)
}
