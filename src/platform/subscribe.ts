import Taro from '@tarojs/taro'
import { failed, ok, unavailable, type Outcome } from './outcome'

/** WeChat asks about three at once at most. */
const MOST_AT_ONCE = 3

const TEMPLATES: readonly string[] = SUBSCRIBE_TEMPLATES.split(',').filter(Boolean).slice(0, MOST_AT_ONCE)

/** Whether this build names templates; without any the button is left out. */
export const canSubscribe = TEMPLATES.length > 0

/** The person switched all such messages off in WeChat's own settings. */
const SWITCHED_OFF = 20004

/**
 * Asks the person whether WeChat may bring her the next message; one yes is one message. To be called in answer to a
 * press of hers, or WeChat refuses.
 * @returns ids of the templates that she agreed to, at least one
 */
export async function askToSubscribe(): Promise<Outcome<readonly string[]>> {
  if (!canSubscribe) return unavailable
  try {
    // Taro's types ask for another app's ids as well.
    const option = { tmplIds: [...TEMPLATES] } as Taro.requestSubscribeMessage.Option
    const answers = (await Taro.requestSubscribeMessage(option)) as Readonly<Record<string, unknown>>
    // WeChat also says «acceptWithAudio» and the like.
    const agreed = TEMPLATES.filter((id) => String(answers[id]).startsWith('accept'))
    return agreed.length > 0 ? ok(agreed) : { status: 'denied' }
  } catch (error) {
    if ((error as { errCode?: unknown }).errCode === SWITCHED_OFF) return { status: 'denied' }
    return failed(error)
  }
}
