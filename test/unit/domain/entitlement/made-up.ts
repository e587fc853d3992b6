import {
  judge,
  readFacts,
  type Amount,
  type Benefit,
  type Condition,
  type CountyLayer,
  type DatedAmount,
  type Pack,
} from '../../../../src/domain/entitlement'

/** Made-up packs for tests of the engine alone. */

export const ON = '2026-11-21'
const BASIS = { document: 'paper', clause: '第1条' }

/** One period of an amount; open to the end unless told otherwise. */
export const dated = (amount: readonly Amount[], from = '2020-01-01', to?: string): DatedAmount => ({
  from,
  ...(to && { to }),
  basis: BASIS,
  checkedOn: ON,
  amount,
})

export const benefit = (ref: string, when: Condition, more: Partial<Benefit> = {}): Benefit => ({
  ref,
  number: 1,
  name: ref,
  plain: '',
  short: '',
  group: '',
  kind: 'money',
  audience: 'person',
  when,
  values: [dated([{ kind: 'at-least', fen: 100, per: 'month' }], more.validFrom)],
  confirm: [],
  stacking: [],
  mode: 'apply',
  leadDepartment: '',
  where: '',
  papers: [],
  standing: 'in-force',
  sources: [BASIS],
  validFrom: '2020-01-01',
  checkedOn: ON,
  questions: [],
  ...more,
})

const paper = (id: string, number: string) =>
  ({ id, number, title: '', issuer: '', issuedOn: '2020-01-01', standing: 'in-force' }) as const

export const packOf = (...benefits: Benefit[]): Pack => ({
  city: 'somewhere',
  code: '9900',
  name: '某市',
  version: 'somewhere@1',
  hasList: true,
  documents: [paper('paper', '某发1号')],
  counties: [
    { code: '990001', name: '甲县', kind: 'county', seat: { lng: 111, lat: 36 } },
    { code: '990002', name: '乙县', kind: 'county', seat: { lng: 112, lat: 36 } },
  ],
  hotlines: [],
  parameters: [],
  questions: [],
  benefits,
  layers: [],
  calculators: [],
})

/** A list of 甲县's own. */
export const layer = (more: Partial<CountyLayer>): CountyLayer => ({
  county: '990001',
  documents: [paper('county', '甲发2号')],
  parameters: {},
  patches: [],
  benefits: [],
  ...more,
})

export const judgeOne = (when: Condition, facts: object, more: Partial<Benefit> = {}) =>
  judge(packOf(benefit('A', when, more)), readFacts(facts), { on: ON }).benefits[0]!

export const OLD: Condition = { age: { from: 60 }, say: '满60周岁' }
export const ALONE: Condition = { fact: 'living', has: ['alone'], say: '一个人住' }
export const POOR: Condition = { fact: 'economic', has: ['minimum-living'], say: '有低保' }
export const UNABLE: Condition = { fact: 'selfCare', is: ['unable'], say: '不能自理' }
export const CERTIFIED: Condition = { disability: {}, say: '有残疾证' }
