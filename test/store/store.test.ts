import { storeSuites } from './all-suites'
import { postgresql } from './engines'

// The embedded engine has a file of its own, so that the two run beside one another. The suites stand in all-suites.ts.
const engine = postgresql()
if (engine) describe('on PostgreSQL', () => storeSuites(engine))
else test.todo('on PostgreSQL, where a server answers')
