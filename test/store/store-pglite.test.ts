import { storeSuites } from './all-suites'
import { pglite } from './engines'

describe('on PGlite', () => storeSuites(pglite))
