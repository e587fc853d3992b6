import { servingSuites } from './all-suites'
import { pglite } from './engines'

describe('on PGlite', () => servingSuites(pglite))
