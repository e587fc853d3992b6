import {
  candidateFault,
  goTogether,
  teamFaults,
  wayMinutes,
  type Appointment,
  type Candidate,
  type TeamQuestion,
  type Whereabouts,
} from '../../../../src/domain/assessment/team'

const HERE: Whereabouts = { county: '141002', street: '解放路街道', community: 'a' }
const at = (hours: number, minutes: number, where: Whereabouts = HERE, takes = 90): Appointment => {
  const from = Date.UTC(2026, 10, 24, hours, minutes)
  return { from, to: from + takes * 60_000, at: where }
}
const nurse: Candidate = { id: 'nurse', org: 'org', medical: true, valid: true, appointments: [] }
const other: Candidate = { ...nurse, id: 'other', medical: false }
const asked: TeamQuestion = {
  ...{ terms: { medicalNeeded: true }, servesHer: [], earlier: [], kin: [], when: at(2, 0) },
}

test.each([
  ['a neighbour’s door', HERE, 10],
  ['another community of the street', { ...HERE, community: 'b' }, 20],
  ['a community that is not known', { ...HERE, community: null }, 20],
  ['another street', { ...HERE, street: '鼓楼街道' }, 40],
  ['a street that is not known', { ...HERE, street: null }, 40],
  ['another county', { ...HERE, county: '141082' }, 60],
])('the way to %s is reckoned with, and back it is as long', (_name, there, minutes) => {
  expect([wayMinutes(HERE, there), wayMinutes(there, HERE)]).toEqual([minutes, minutes])
})

test('the way lies between two appointments to the minute', () => {
  const first = at(2, 0)
  expect(goTogether(first, at(3, 40))).toBe(true)
  expect(goTogether(first, at(3, 39))).toBe(false)
  const far = { ...HERE, county: '141082' }
  expect([goTogether(first, at(4, 30, far)), goTogether(first, at(4, 29, far))]).toEqual([true, false])
  expect([goTogether(at(4, 30, far), first), goTogether(at(4, 29, far), first)]).toEqual([true, false])
})

test.each<[string, Partial<Candidate>, Partial<TeamQuestion>, RegExp]>([
  ['whose organisation serves her', {}, { servesHer: ['org'] }, /正在为这位老人服务/],
  ['of her family', {}, { kin: ['nurse'] }, /家人或帮手/],
  ['of the team that she objected to', {}, { earlier: ['nurse'] }, /再评要换人/],
  ['whose certificate is over', { valid: false }, {}, /资格.*过期/],
  ['who is elsewhere then', { appointments: [at(2, 30)] }, {}, /有别的评估/],
  ['who cannot be back in time', { appointments: [at(0, 30, { ...HERE, street: null })] }, {}, /来不及赶到/],
])('nobody goes %s', (_name, one, question, why) => {
  expect(candidateFault({ ...nurse, ...one }, { ...asked, ...question })).toMatch(why)
})

test('whoever is free goes; without a day nobody’s time is asked', () => {
  expect(candidateFault(nurse, asked)).toBeNull()
  expect(candidateFault({ ...nurse, appointments: [at(2, 30)] }, { ...asked, when: null })).toBeNull()
})

test('two go who are two, of one organisation, one with a medical background where it is asked for', () => {
  expect(teamFaults(nurse, other, asked)).toEqual({})
  expect(teamFaults(nurse, nurse, asked)).toEqual({ second: '两位评估员不能是同一个人' })
  expect(teamFaults(nurse, { ...other, org: 'elsewhere' }, asked)).toEqual({ second: '两位评估员要是同一家评估机构的' })
  const lay = { ...nurse, id: 'lay', medical: false }
  expect(teamFaults(lay, other, asked)).toEqual({ second: '本地要求两人里至少一位有医护背景' })
  expect(teamFaults(lay, other, { ...asked, terms: { medicalNeeded: false } })).toEqual({})
})

test('what keeps each of them is told at his own place', () => {
  expect(teamFaults({ ...nurse, valid: false }, other, asked)).toEqual({ first: expect.any(String) as string })
  expect(teamFaults(nurse, other, { ...asked, servesHer: ['org'] })).toEqual({
    ...{ first: expect.any(String) as string, second: expect.any(String) as string },
  })
})
