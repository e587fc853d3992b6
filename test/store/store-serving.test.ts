import { servingSuites } from './all-suites'
import { postgresql } from './engines'

const engine = postgresql()
if (engine) describe('on PostgreSQL', () => servingSuites(engine))
else test.todo('on PostgreSQL, where a server answers')
