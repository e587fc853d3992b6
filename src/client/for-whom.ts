import type { PersonCard } from '@/contract/account'
import { reaches, type Scope } from '@/domain/helper/scope'
import { hasLists, hasTexts } from './shapes'
import { createStore } from './store'

/** How a worker calls the elder who sits beside him. */
export const BESIDE = '老人'

/** An elder for whom somebody asks; without signing in, it is whoever holds the phone. */
export type ForWhom = Omit<PersonCard, 'until' | 'was' | 'relation' | 'standing'> & {
  readonly relation: PersonCard['relation'] | typeof BESIDE
  /**
   * `beside`: she sits beside the worker who holds the phone, and he does what she says. `calling`: she is on the telephone with
   * whoever answers 12349, and may have less done.
   */
  readonly standing: PersonCard['standing'] | 'beside' | 'calling'
}

export const MYSELF: ForWhom = {
  id: 'myself',
  name: '',
  relation: '本人',
  birthDate: null,
  residence: null,
  community: null,
  standing: 'self',
  scopes: [],
  demo: false,
}

/** Of a copy that an older build kept: nothing is allowed until the cloud has said so again. */
const UNASKED: Pick<ForWhom, 'standing' | 'scopes'> = { standing: 'unconfirmed', scopes: [] }

/** The person whose affair every screen is about. */
export const forWhom = createStore<ForWhom>(
  MYSELF,
  'for-whom',
  (kept) => hasTexts(kept, 'id', 'name', 'relation'),
  (kept) => (kept.id === MYSELF.id ? MYSELF : hasLists(kept, 'scopes') ? kept : { ...kept, ...UNASKED }),
)

/** How a sentence names her: 妈妈, or 您 when she asks herself. */
export const calledOf = (person: Pick<ForWhom, 'relation'>): string =>
  person.relation === '本人' ? '您' : person.relation

/** How a title names what is hers: 妈妈, or 我. */
export const ownerOf = (person: Pick<ForWhom, 'relation'>): string =>
  person.relation === '本人' ? '我' : person.relation

/** Whether the cloud knows her: whoever holds the phone and never signed in is known to nobody. */
export const isKnown = ({ id }: Pick<ForWhom, 'id'>): boolean => id !== MYSELF.id

/** Whether she is on the telephone with whoever looks at this screen. */
export const isCalling = ({ standing }: Pick<ForWhom, 'standing'>): boolean => standing === 'calling'

/** Whether she sits beside the worker who holds the phone, or is on the telephone with him: her affairs are open before him for now. */
export const isBeside = (person: Pick<ForWhom, 'standing'>): boolean =>
  person.standing === 'beside' || isCalling(person)

/** She herself, beside a worker too, or her guardian: who decides about helpers, consents and her data. Nobody does on the telephone. */
export const decides = (person: ForWhom): boolean =>
  isKnown(person) && (person.standing === 'self' || person.standing === 'guardian' || person.standing === 'beside')

/** Whether the account may do this for her; the server decides, a page only leaves out what would be refused. */
export const may = (person: ForWhom, scope: Scope): boolean =>
  decides(person) || isCalling(person) || (person.standing === 'confirmed' && reaches(person.scopes, scope))
