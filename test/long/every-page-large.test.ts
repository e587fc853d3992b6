import { everyPageIsWhole } from './whole-pages'

everyPageIsWhole([
  { state: 'answered, elder', size: 'elder', answered: true, layoutOnly: true },
  { state: 'answered, largest', size: 'largest', answered: true, layoutOnly: true },
])
