import { peopleSuites } from './all-suites'
import { pglite } from './engines'

describe('on PGlite', () => peopleSuites(pglite))
