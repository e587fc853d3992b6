import { peopleSuites } from './all-suites'
import { postgresql } from './engines'

// The embedded engine and the other half of the suites have files of their own, so that they run beside one another.
const engine = postgresql()
if (engine) describe('on PostgreSQL', () => peopleSuites(engine))
else test.todo('on PostgreSQL, where a server answers')
