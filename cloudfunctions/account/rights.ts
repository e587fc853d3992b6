import { accessLogOf } from './access-log'
import type { Asked } from './asked'
import { consentCards, decideConsent } from './consents'
import { copyOf } from './copy'
import { erase } from './erase'
import { judgementsOf, saveJudgement } from './judgements'
import type { AccountParts } from './parts'
import { hers } from './record'

/** What she may see of what is kept of her, and decide about it. */
export function rightsHandlers({ keyring, places }: Pick<AccountParts, 'keyring' | 'places'>) {
  return {
    consents: async (call: Asked<'consents'>) => ({ consents: await consentCards(call.db, keyring, hers(call).id) }),
    consent: async (call: Asked<'consent'>) => ({ consents: await decideConsent(call, keyring) }),
    accessLog: (call: Asked<'accessLog'>) => accessLogOf(call, keyring),
    copy: (call: Asked<'copy'>) => copyOf(call, keyring),
    erase: (call: Asked<'erase'>) => erase(call, { keyring, places }),
    saveJudgement: (call: Asked<'saveJudgement'>) => saveJudgement(call, keyring),
    judgements: (call: Asked<'judgements'>) => judgementsOf(call, keyring),
  }
}
