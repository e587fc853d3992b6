import { everyPageIsWhole } from './whole-pages'

everyPageIsWhole([
  { state: 'answered, standard', size: 'standard', answered: true },
  { state: 'fresh, largest', size: 'largest', answered: false },
])
