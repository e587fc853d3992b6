import type { PersonCard } from '@/contract/account'
import { hasTexts } from './shapes'
import { createStore } from './store'

/** An elder for whom somebody asks; without signing in, it is whoever holds the phone. */
export type ForWhom = Pick<PersonCard, 'id' | 'name' | 'relation' | 'birthDate' | 'residence' | 'community' | 'demo'>

export const MYSELF: ForWhom = {
  id: 'myself',
  name: '',
  relation: '本人',
  birthDate: null,
  residence: null,
  community: null,
  demo: false,
}

/** The person whose affair every screen is about. */
export const forWhom = createStore<ForWhom>(MYSELF, 'for-whom', (kept) => hasTexts(kept, 'id', 'name', 'relation'))

/** How a sentence names her: 妈妈, or 您 when she asks herself. */
export const calledOf = (person: ForWhom): string => (person.relation === '本人' ? '您' : person.relation)
