import type { CityCard } from '@/contract/entitlement'
import { parseFacts } from '@/contract/facts'
import { judge, JudgeInputError, type Judgement, type Pack } from '@/domain/entitlement'
import { defineFunction } from '../runtime/define'
import { invalidField, WireFault } from '../runtime/wire-fault'

/** The national list stands under every city's; nobody lives there. */
const isCity = ({ code }: Pack): boolean => code !== ''

const cardOf = ({ city, code, name, hasList, version }: Pack): CityCard => ({ city, code, name, hasList, version })

const byCode = (a: CityCard, b: CityCard): number => a.code.localeCompare(b.code, 'en')

/** What one may receive: the cities' lists, and a person judged against one. Keeps nothing. */
export function entitlementFunction(packs: readonly Pack[]) {
  const byCity = new Map(packs.map((pack) => [pack.city, pack]))
  const cities = packs.filter(isCity).map(cardOf).sort(byCode)
  const packOf = (city: string): Pack => {
    const pack = byCity.get(city)
    if (!pack) throw invalidField('city', '这个城市的清单还没有收进来。请打当地的 12345,或到社区问。')
    return pack
  }
  return defineFunction({
    name: 'entitlement',
    stateless: true,
    handlers: {
      cities: () => ({ cities }),
      pack({ input }) {
        const pack = packOf(input.city)
        return input.have === pack.version ? { version: pack.version } : { version: pack.version, pack }
      },
      judge: ({ input: { city, county, on, facts } }) => judgeTold(packOf(city), facts, { on, county: county ?? null }),
    },
  })
}

/** @throws WireFault invalid, naming the fact, the day or the county that cannot be. */
function judgeTold(pack: Pack, json: unknown, options: { on: string; county: string | null }): Judgement {
  const told = parseFacts(json, options.on)
  if (!told.ok) {
    const fields = Object.fromEntries(Object.entries(told.fields).map(([path, words]) => [factPath(path), words]))
    throw new WireFault('invalid', `${Object.values(told.fields)[0]}。请看看再填。`, fields)
  }
  try {
    return judge(pack, told.facts, options)
  } catch (error) {
    if (!(error instanceof JudgeInputError)) throw error
    const path = error.field in options ? error.field : factPath(error.field)
    throw invalidField(path, error.message)
  }
}

const factPath = (path: string) => (path ? `facts.${path}` : 'facts')
