import type { County } from '@/domain/entitlement/pack'
import type { CityGround } from './city-ground'
import { HARBIN } from './harbin'
import { HEFEI } from './hefei'
import { LINFEN } from './linfen'
import { TAIYUAN } from './taiyuan'
import { XIAMEN } from './xiamen'

const GROUNDS: Readonly<Record<string, CityGround>> = {
  linfen: LINFEN,
  taiyuan: TAIYUAN,
  hefei: HEFEI,
  harbin: HARBIN,
  xiamen: XIAMEN,
}

/** No city has it: what is dialled with it goes nowhere. */
const NOBODYS_AREA_CODE = '0000'

/** A city that nobody has drawn up yet gets a register all the same: a city joins by data alone. */
export function groundOf(city: string, counties: readonly County[]): CityGround {
  const [first] = counties
  return GROUNDS[city] ?? { areaCode: NOBODYS_AREA_CODE, centres: first ? [first.code] : [], word: '家园', towns: {} }
}
