import { fullDay } from '../words'

/** «2023年12月16日 周六» */
export const longDay = (text: string): string => `${text.slice(0, 4)}年${fullDay(text)}`
