import { named } from '../../support/names'
import { isOn, sendEvent, takesTap } from './render'
import type { Line, PageCanvases, Picture } from './wx-canvas'

/** Something that takes a tap or text, as a screen reader tells of it. */
export interface Control {
  readonly role: string
  readonly name: string
  readonly disabled: boolean
  readonly element: Element
}

/** What a person sees of the page on top, and does with it. */
export interface Screen {
  /** All words, in reading order. */
  text(): string
  has(words: string): boolean
  controls(): Control[]
  /** Words of what takes a tap without telling a screen reader so: it has no role that says it. */
  untoldTargets(): string[]
  /**
   * The one control whose name is `name` or begins with it as a word; inside what is labelled `within` when given.
   * @throws Error that lists what there is
   */
  control(name: string, within?: string): Control
  /** Taps a control by its name, and waits until the app has answered. @throws Error when it is disabled */
  tap(target: string | Control): Promise<void>
  /** Writes into a field by its name. */
  type(field: string, words: string): Promise<void>
  /**
   * Draws with one finger on the canvas inside what is called `label`: down at the first point, up after the last.
   * @param points CSS pixels from the canvas's left top corner
   * @throws Error when there is no such canvas
   */
  draw(label: string, points: Line): Promise<void>
  /** What stands on that canvas; undefined when nothing was ever drawn. */
  drawnOn(label: string): Picture | undefined
}

const FIELDS = 'input, textarea, picker, switch, slider'
const ROLES = ['button', 'link', 'checkbox', 'radio', 'tab', 'switch', 'combobox', 'textbox']
const CONTROLS = [FIELDS, 'button', ...ROLES.map((role) => `[aria-role=${role}]`)].join(', ')

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()

const isHidden = (element: Element): boolean => element.closest('[aria-hidden=true]') !== null

/** What is drawn on is touched by design; its label says what it is, and the page offers another way. So is WeChat's map. */
const isDrawing = (element: Element): boolean =>
  element.closest('[aria-role=img][aria-label]') !== null || element.matches('[aria-role=group][aria-label] > map')

/** Words of an element, block by block, without what is hidden from a screen reader. */
function wordsIn(element: Element, skipHidden: boolean): string {
  const words = [...element.childNodes].map((child) => {
    if (child.nodeType === child.TEXT_NODE) return child.textContent ?? ''
    if (child.nodeType !== child.ELEMENT_NODE) return ''
    const inner = child as Element
    if (skipHidden && inner.getAttribute('aria-hidden') === 'true') return ''
    const label = skipHidden ? inner.getAttribute('aria-label') : null
    return label || (inner.localName === 'text' ? wordsIn(inner, skipHidden) : ` ${wordsIn(inner, skipHidden)} `)
  })
  return squeeze(words.join(''))
}

function controlOf(element: Element): Control {
  return {
    role: element.getAttribute('aria-role') || element.localName,
    name: squeeze(element.getAttribute('aria-label') ?? '') || wordsIn(element, true),
    disabled: element.getAttribute('aria-disabled') === 'true' || isOn(element, 'disabled'),
    element,
  }
}

/**
 * @param top the drawn page on top of the stack
 * @param idle waits until the app has answered
 * @param share opens WeChat's list of friends for the page, as its own share button does
 * @param canvases what was drawn on the page's own canvases
 */
export function createScreen(
  top: () => Element,
  idle: () => Promise<void>,
  share: () => void,
  canvases: PageCanvases,
): Screen {
  const controls = (): Control[] =>
    [...top().querySelectorAll(CONTROLS)].filter((element) => !isHidden(element)).map(controlOf)

  function control(wanted: string, within?: string): Control {
    const inside = within ? `[aria-label="${within}"] *` : '*'
    const all = controls().filter(({ element }) => element.matches(inside))
    const found = all.filter(({ name }) => named(wanted).test(name))
    if (found.length > 1) throw new Error(`«${wanted}» names ${found.length} controls: ${listed(found)}`)
    if (!found[0]) throw new Error(`No control is called «${wanted}»; there are: ${listed(all)}`)
    return found[0]
  }

  function canvasIn(label: string): Element {
    const named = [...top().querySelectorAll('[aria-label]')].filter((element) =>
      element.getAttribute('aria-label')?.startsWith(label),
    )
    const canvas = named.map((element) => element.querySelector('canvas')).find(Boolean)
    if (!canvas) throw new Error(`Nothing that is called «${label}» has a canvas.`)
    return canvas
  }

  const text = (): string => wordsIn(top(), false)
  return {
    text,
    has: (words) => text().includes(words),
    controls,
    untoldTargets: () =>
      [...top().querySelectorAll('*')]
        .filter(
          (element) => takesTap(element) && !element.matches(CONTROLS) && !isHidden(element) && !isDrawing(element),
        )
        .map((element) => wordsIn(element, true)),
    control,
    async tap(target) {
      const { element, disabled, name } = typeof target === 'string' ? control(target) : target
      if (disabled) throw new Error(`«${name}» is disabled`)
      sendEvent(element, 'tap', { x: 1, y: 1 }, true)
      if (element.getAttribute('open-type') === 'share') share()
      await idle()
    },
    async type(field, words) {
      const { element } = control(field)
      const detail = { value: words, cursor: words.length }
      for (const type of ['focus', 'input', 'blur']) sendEvent(element, type, detail, false)
      await idle()
    },
    async draw(label, points) {
      const canvas = canvasIn(label)
      for (const [index, [x, y]] of points.entries()) {
        sendEvent(canvas, index === 0 ? 'touchstart' : 'touchmove', { touches: [{ identifier: 0, x, y }] }, true)
        await idle()
      }
      sendEvent(canvas, 'touchend', { touches: [] }, true)
      await idle()
    },
    drawnOn: (label) => canvases.pictureOn(canvasIn(label)),
  }
}

const listed = (controls: readonly Control[]): string =>
  controls.map(({ name, role }) => `${name} (${role})`).join(' · ')
