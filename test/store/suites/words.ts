import { randomUUID } from 'node:crypto'
import { careFunction } from '../../../cloudfunctions/care'
import type { Database } from '../../../cloudfunctions/database/database'
import { invoke } from '../../../cloudfunctions/runtime/invoke'
import { placesOf } from '../../../cloudfunctions/runtime/places'
import { createRateLimit } from '../../../cloudfunctions/runtime/rate-limit'
import type { CaseCard, CaseThread } from '../../../src/contract/care'
import { CARE_GROUND, dataOf, type World } from '../world'
import { ASKED, HOME } from './care-support'
import { codeOf, fieldsOf, newElder } from './people-support'

export function wordsSuite(world: () => World): void {
  describe('words that others will read', () => {
    /** The care function with a check that refuses 坏话 and notes whom it was asked about, and what was held meanwhile. */
    async function setScene() {
      const { keyring, database, sessions, now } = world()
      const elder = await newElder(world(), '王秀英', HOME)
      const noted = { writers: [] as (string | null)[], held: 0 }
      let open = 0
      const counting: Database = {
        ...database,
        transaction: (work) => {
          open += 1
          return database.transaction(work).finally(() => (open -= 1))
        },
      }
      const textCheck = {
        async check(words: string, openId: string | null) {
          noted.writers.push(openId)
          noted.held += open
          return words.includes('坏话') ? ('refuse' as const) : ('pass' as const)
        },
      }
      const places = placesOf([{ code: '141002', name: '尧都区', city: 'linfen', cityName: '临汾市' }])
      const careful = careFunction({ keyring, places, textCheck, ...CARE_GROUND })
      const log = { call: () => undefined, crash: () => undefined }
      const around = { clock: () => now, log, callLimit: createRateLimit(100) }
      const ask = (action: string, data: object, more: object = {}) => {
        const body = { action, data, requestId: randomUUID(), ...more }
        const store = { keyring, database: counting, sessions }
        return invoke(careful, { ...around, store }, { body, session: elder.session, sender: elder.session })
      }
      return { elder, noted, ask }
    }

    it('are refused at their field where they must not be shown, and nothing is kept', async () => {
      const { elder, ask } = await setScene()
      for (const bad of [{ words: '一句坏话' }, { title: '坏话' }]) {
        const refused = await ask('askHelp', { ...ASKED, ...bad }, { for: elder.person })
        expect([codeOf(refused), fieldsOf(refused)]).toEqual(['invalid', { words: expect.stringContaining('改一改') }])
      }
      expect(dataOf<{ cases: CaseCard[] }>(await ask('cases', {})).cases).toEqual([])
      const { thread } = dataOf<{ thread: CaseThread }>(await ask('askHelp', ASKED, { for: elder.person }))
      const said = await ask('say', { case: thread.case.id, version: 1, words: '又一句坏话' })
      expect(fieldsOf(said)).toHaveProperty('words')
      const after = dataOf<{ thread: CaseThread }>(await ask('thread', { case: thread.case.id }))
      expect(after.thread.events.map(({ kind }) => kind)).toEqual(['opened'])
      expect(codeOf(await ask('say', { case: thread.case.id, version: 1, words: '好话' }))).toBe('ok')
    })

    it('are checked before anything is held in the database, and by the openid that the account keeps', async () => {
      const { elder, noted, ask } = await setScene()
      dataOf(await ask('askHelp', ASKED, { for: elder.person }))
      expect(noted).toEqual({ writers: [expect.stringMatching(/^openid-/)], held: 0 })
    })
  })
}
