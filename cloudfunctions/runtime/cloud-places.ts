import { readFileSync } from 'node:fs'
import path from 'node:path'
import { placesOf, type Place, type Places } from './places'

/** The counties that the build laid beside a function. @param folder the function's own, `__dirname` */
export const cloudPlaces = (folder: string): Places =>
  placesOf(JSON.parse(readFileSync(path.join(folder, 'places.json'), 'utf8')) as Place[])
