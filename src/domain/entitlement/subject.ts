import { birthDateFault } from '../person/birth-date'
import { dayNumber, isRealDay } from '../person/date'
import { JudgeInputError } from './errors'
import type { FactKey, Facts, FactSource } from './facts'
import { isVerified, type Subject } from './leaf'

/** A day of judging as a day number. Throws JudgeInputError for one that the calendar does not have. */
export function readDay(on: string): number {
  if (!isRealDay(on)) throw new JudgeInputError('on', '判断日期在日历上没有这一天,请写成2026-11-21这样')
  return dayNumber(on)
}

/** One person on one day. Throws JudgeInputError for a day or a birth date that cannot be. */
export function subjectOf(facts: Facts, on: string): Subject {
  const day = readDay(on)
  const birthDate = facts.birthDate?.value
  const fault = birthDate === undefined ? null : birthDateFault(birthDate, on)
  if (fault) throw new JudgeInputError('birthDate', fault)
  const birth = birthDate === undefined ? null : dayNumber(birthDate)
  return { facts: inOneShape(facts, all), day, birth, assessed: assessedDays(facts) }
}

const NOT_ASSESSED: Subject['assessed'] = { from: null, to: null }

function assessedDays({ ability }: Facts): Subject['assessed'] {
  if (!ability) return NOT_ASSESSED
  const { on, validTo } = ability.value
  return { from: on === undefined ? null : dayNumber(on), to: validTo === undefined ? null : dayNumber(validTo) }
}

type AnyKnown = { readonly source: FactSource }
type Keep = <K extends AnyKnown>(known: K | undefined) => K | undefined

const isVouched = (known: AnyKnown | undefined): boolean => known !== undefined && isVerified(known.source)
const all: Keep = (known) => known
const vouched: Keep = (known) => (isVouched(known) ? known : undefined)

/**
 * The same facts with every key there, in one order: objects of one shape are read several times faster than those of as
 * many shapes as people leave blanks.
 */
function inOneShape(facts: Facts, keep: Keep): Facts {
  const shaped: { readonly [K in keyof Required<Facts>]: Facts[K] | undefined } = {
    birthDate: keep(facts.birthDate),
    sex: keep(facts.sex),
    hukou: keep(facts.hukou),
    residence: keep(facts.residence),
    hukouArea: keep(facts.hukouArea),
    economic: keep(facts.economic),
    ability: keep(facts.ability),
    selfCare: keep(facts.selfCare),
    extremePovertyGrade: keep(facts.extremePovertyGrade),
    disability: keep(facts.disability),
    living: keep(facts.living),
    familyPlanningSpecial: keep(facts.familyPlanningSpecial),
    supporters: keep(facts.supporters),
    service: keep(facts.service),
    insurance: keep(facts.insurance),
    insuredIn: keep(facts.insuredIn),
    pensionAge: keep(facts.pensionAge),
    situation: keep(facts.situation),
    housing: keep(facts.housing),
    wishes: keep(facts.wishes),
    carer: keep(facts.carer),
    careSetting: keep(facts.careSetting),
    careNeed: keep(facts.careNeed),
    residentSince: keep(facts.residentSince),
    holds: keep(facts.holds),
  }
  return shaped as Facts
}

/**
 * The same person seen only through departments and documents; null when they say nothing. A condition that
 * already holds on this view rests on verified facts alone.
 */
export function verifiedView({ facts, day, birth, assessed }: Subject): Subject | null {
  let any = false
  for (const key in facts) any ||= isVouched(facts[key as FactKey])
  if (!any) return null
  const verified = inOneShape(facts, vouched)
  return { facts: verified, day, birth: verified.birthDate ? birth : null, assessed }
}
