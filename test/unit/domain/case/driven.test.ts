import { CASE_EVENTS, type CaseDesk, type CaseEventKind, type CaseKind } from '@/domain/case/case'
import { answers, isOfThread } from '@/domain/case/driven'
import { STAFF_ROLES } from '@/domain/staff/staff'

const taken = (kind: CaseKind, desk: CaseDesk): CaseEventKind[] =>
  CASE_EVENTS.filter((event) => isOfThread(event, { kind, desk }))

it.each<[CaseKind, CaseDesk, readonly CaseEventKind[]]>([
  ['help', 'street', CASE_EVENTS],
  ['guardian', 'street', CASE_EVENTS],
  ['booking', 'provider', ['said', 'complained']],
  ['booking', 'street', CASE_EVENTS],
  ['grant', 'street', ['said', 'objected']],
  ['grant', 'county', ['taken', 'said', 'answered', 'objected']],
  ['urgent', 'street', ['said']],
])('a case of kind %s on the desk of the %s takes its own words only', (kind, desk, events) => {
  expect(taken(kind, desk)).toEqual(events)
})

it('a provider’s people answer no complaint about themselves', () => {
  const who = (desk: CaseDesk) => STAFF_ROLES.filter((role) => answers(role, desk))
  expect([who('street'), who('county'), who('provider')]).toEqual([['community-worker'], ['official'], []])
})
