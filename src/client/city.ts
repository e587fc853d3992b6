import { createStore } from './store'

/** Which city's policy and register this app speaks of. */
export const city = createStore<string>('linfen', 'city')
