import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly tabBar?: { readonly custom?: boolean; readonly list: readonly { readonly pagePath: string }[] }
}

/** The built package as WeChat would read it. */
export interface BuiltPackage {
  readonly folder: string
  /** Every page, those of subpackages with their root: `pages/home/index`. */
  readonly pages: readonly string[]
  readonly tabs: readonly string[]
  readonly subpackages: readonly string[]
  /** Component files without `.js`: what Taro uses for views that nest deeper than its templates reach. */
  readonly components: readonly string[]
}

const withoutSlashes = (text: string): string => text.replace(/^\/+|\/+$/g, '')

/** Reads `app.json`. @throws Error when the package has not been built. */
export function readPackage(folder: string): BuiltPackage {
  const file = path.join(folder, 'app.json')
  if (!existsSync(file)) throw new Error(`${folder} holds no built package: run npm run build:weapp first.`)
  const app = JSON.parse(readFileSync(file, 'utf8')) as AppJson
  const subpackages = app.subPackages ?? []
  return {
    folder,
    pages: [
      ...app.pages,
      ...subpackages.flatMap(({ root, pages }) => pages.map((page) => `${withoutSlashes(root)}/${page}`)),
    ],
    tabs: app.tabBar?.list.map((tab) => tab.pagePath) ?? [],
    subpackages: subpackages.map(({ root }) => withoutSlashes(root)),
    components: filesOf(folder)
      .filter((name) => name.endsWith('.json') && isComponent(path.join(folder, name)))
      .map((name) => name.slice(0, -'.json'.length)),
  }
}

function isComponent(file: string): boolean {
  return (JSON.parse(readFileSync(file, 'utf8')) as { component?: boolean }).component === true
}

/** Every file of the package, relative to its folder, with forward slashes. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
}

/** The subpackage that a file belongs to; `undefined` is the main package. */
export function subpackageOf(built: BuiltPackage, file: string): string | undefined {
  return built.subpackages.find((root) => file.startsWith(`${root}/`))
}

/** Bytes of the main package (under `''`) and of each subpackage, as WeChat counts them before compressing. */
export function packageSizes(built: BuiltPackage): Readonly<Record<string, number>> {
  const sizes: Record<string, number> = { '': 0, ...Object.fromEntries(built.subpackages.map((root) => [root, 0])) }
  for (const file of filesOf(built.folder)) {
    const owner = subpackageOf(built, file) ?? ''
    sizes[owner] = (sizes[owner] ?? 0) + statSync(path.join(built.folder, file)).size
  }
  return sizes
}
