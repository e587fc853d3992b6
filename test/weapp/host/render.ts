import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { window } from './dom'
import {
  addGlobalErrorListener,
  addGlobalWarningListener,
  CurrentWindowBackendContext,
  removeGlobalErrorListener,
  removeGlobalWarningListener,
  type Element as GlassElement,
  type GeneralBackendElement,
} from 'glass-easel'
import { MiniProgramEnv, type Root } from 'glass-easel-miniprogram-adapter'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Definition, View } from './page'
import { filesOf, type BuiltPackage } from './package'
import type { Data } from './set-data'

/** Told when a template's event names a method. */
export type OnEvent = (method: string, event: unknown) => void

export interface Mounting {
  readonly route: string
  readonly data: Data
  /** Names of the methods that the template may call. */
  readonly methods: readonly string[]
  readonly onEvent: OnEvent
}

/** Draws pages of one built package with WeChat's own component framework and template compiler. */
export interface Renderer {
  /** Registers a component file's definition, under its path without `.js`. */
  define(file: string, definition: Definition, onEvent: OnEvent): void
  mount(page: Mounting): View
  close(): void
}

/** The older way to bind an event, `bindtap`, which WeChat understands and this compiler takes for an attribute. */
const withColons = (wxml: string): string => wxml.replace(/(\s)(bind|catch)([a-z]+)=/g, '$1$2:$3=')

/** Compiles all templates. @throws Error that names the template and the compiler's complaint */
function compileTemplates(built: BuiltPackage): Record<string, never> {
  const group = new TmplGroup()
  for (const file of filesOf(built.folder)) {
    const text = () => readFileSync(path.join(built.folder, file), 'utf8')
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -'.wxs'.length), text())
    if (!file.endsWith('.wxml')) continue
    const complaints = group.addTmpl(file.slice(0, -'.wxml'.length), withColons(text())) as
      { level?: number }[] | undefined
    if (complaints?.length) throw new Error(`${file}: ${JSON.stringify(complaints[0])}`)
  }
  return vm.runInThisContext(`(${group.getTmplGenObjectGroups()})`) as Record<string, never>
}

interface Target {
  readonly id: string
  readonly dataset: Readonly<Record<string, unknown>>
}

const targetOf = ({ id, dataset }: Target): Target => ({ id, dataset })

interface GlassEvent {
  readonly type: string
  readonly detail: unknown
  readonly timeStamp: number
  readonly target: Target
  readonly currentTarget: Target
}

/** The event as WeChat hands it to a page; a finger's has its touches beside the detail. */
function plainEvent({ type: name, detail, timeStamp, target, currentTarget }: GlassEvent): object {
  const touches = (detail as { readonly touches?: unknown } | undefined)?.touches
  // A map's move is bound by one name, and called by another when it begins and when it ends.
  const type = name === 'regionchange' ? (detail as { readonly type: string }).type : name
  const plain = { type, detail, timeStamp, target: targetOf(target), currentTarget: targetOf(currentTarget) }
  return touches === undefined ? plain : { ...plain, detail: {}, touches, changedTouches: touches }
}

function configOf(built: BuiltPackage, file: string): object {
  return JSON.parse(readFileSync(path.join(built.folder, `${file}.json`), 'utf8')) as object
}

/** Methods that hand the plain event on to the package. */
function passOn(names: readonly string[], onEvent: OnEvent): Record<string, (event: GlassEvent) => void> {
  return Object.fromEntries(names.map((name) => [name, (event) => onEvent(name, plainEvent(event))]))
}

const TYPES = { Object, String, Number, Boolean, Array, Function }

/** Types of properties are constructors of the package's own world; the framework knows those of this one. */
function propertiesOf(definition: Definition): Record<string, object> {
  const declared = Object.entries((definition.properties ?? {}) as Record<string, { type: { name: string } }>)
  return Object.fromEntries(
    declared.map(([name, property]) => [name, { ...property, type: TYPES[property.type.name as keyof typeof TYPES] }]),
  )
}

/** Tells the framework's complaints, which it would only print. @returns how to end it */
function listen(onError: (error: unknown) => void): () => void {
  const listener = (complaint: unknown): boolean => {
    onError(complaint)
    return false // not to be printed as well
  }
  addGlobalErrorListener(listener)
  addGlobalWarningListener(listener)
  return () => {
    removeGlobalErrorListener(listener)
    removeGlobalWarningListener(listener)
  }
}

export function createRenderer(built: BuiltPackage, onError: (error: unknown) => void): Renderer {
  const close = listen(onError)
  const templates = compileTemplates(built)
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  const backend = env.associateBackend(new CurrentWindowBackendContext())

  function register(file: string, definition: Definition): void {
    space.addComponentStaticConfig(file, { component: true, ...configOf(built, file) })
    space.addCompiledTemplate(file, { groupList: templates, content: templates[file] } as never)
    space.componentEnv(file, ({ Component }) => Component(definition as never))
  }

  return {
    close,
    define(file, definition, onEvent) {
      const methods = passOn(Object.keys((definition.methods ?? {}) as object), onEvent)
      register(file, { ...definition, properties: propertiesOf(definition), methods })
    },
    mount({ route, data, methods, onEvent }) {
      register(route, { data, methods: passOn(methods, onEvent) })
      return attach(backend.createRoot('page', space, route))
    },
  }
}

/** Puts a drawn page into the document. */
function attach(root: Root): View {
  const element = window.document.createElement('div')
  const place = window.document.createElement('div')
  element.append(place)
  window.document.body.append(element)
  root.attach(element as unknown as GeneralBackendElement, place as unknown as GeneralBackendElement)
  return {
    element,
    update: (patch) => root.get().setData(patch),
    release() {
      root.release()
      element.remove()
    },
  }
}

/** The framework's own element behind a drawn one. Its listeners are not part of its public types. */
type Drawn = GlassElement & { readonly _$eventTarget: { readonly listeners: Readonly<Record<string, unknown>> } }

const drawnOf = (element: Element): Drawn | undefined => (element as { __wxElement?: Drawn }).__wxElement

/** True when the template listens to taps here. Taro draws a view that nothing listens to by another template. */
export function takesTap(element: Element): boolean {
  const drawn = drawnOf(element)
  return drawn !== undefined && 'tap' in drawn._$eventTarget.listeners
}

/** The id that the template gives an element; the document does not carry it. */
export const idOf = (element: Element): string | undefined => drawnOf(element)?.id

/** True when the template switches an attribute on. In the document one that was given `undefined` looks like `true`. */
export const isOn = (element: Element, attribute: string): boolean => Boolean(drawnOf(element)?.getAttribute(attribute))

/** What the template gave an element under a name, as it was given. */
export const propertyOf = (element: Element, name: string): unknown => drawnOf(element)?.getAttribute(name)

/** Sends an event to a drawn element as a finger or a keyboard would: it bubbles and may be caught on its way. */
export function sendEvent(element: Element, type: string, detail: object, bubbles: boolean): void {
  const drawn = drawnOf(element)
  if (!drawn) throw new Error(`<${element.tagName.toLowerCase()}> is not drawn by the package`)
  drawn.triggerEvent(type, detail, { bubbles, composed: bubbles, capturePhase: true })
}
