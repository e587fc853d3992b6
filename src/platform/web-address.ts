import type { SharedPage } from './share'

/** The address of a page for whoever has no WeChat at hand: on the city's own server; empty where there is none. */
export const webAddressOf = ({ path }: SharedPage): string => (SERVER_URL === '' ? '' : `${SERVER_URL}/#${path}`)
