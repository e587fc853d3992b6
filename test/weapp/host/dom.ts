import { JSDOM } from 'jsdom'

const NAMES = ['document', 'Element', 'HTMLElement', 'Node', 'Text', 'DocumentFragment', 'MutationObserver'] as const

/** The document that views are drawn in. glass-easel looks for it among the globals when it is loaded. */
export const { window } = new JSDOM('<!doctype html><html lang="zh-CN"><body></body></html>')

Object.assign(globalThis, { window }, Object.fromEntries(NAMES.map((name) => [name, window[name]])))
