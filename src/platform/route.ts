import Taro from '@tarojs/taro'
import { failed, ok, type Outcome } from './outcome'

export interface Destination {
  /** GCJ-02 degrees. */
  readonly lng: number
  readonly lat: number
  readonly name: string
  readonly address: string
}

/** Whose site a press opens; none: WeChat's own map is a page of WeChat. */
export const ROUTE_BY: string = ''

/** Opens WeChat's own map at a place, from where the person's map app leads the way. */
export async function showRoute(to: Destination): Promise<Outcome> {
  try {
    await Taro.openLocation({ latitude: to.lat, longitude: to.lng, name: to.name, address: to.address, scale: 16 })
    return ok()
  } catch (error) {
    return failed(error)
  }
}
