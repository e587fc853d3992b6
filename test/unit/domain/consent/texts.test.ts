import { createHash } from 'node:crypto'
import { CONSENT_CLASSES } from '@/domain/consent/consent'
import { currentText, textOf } from '@/domain/consent/texts'
import { ERASURE, erasureText, KEPT_KINDS, periodWords, RETENTION } from '@/domain/consent/texts-erasure'
import { CONSENT_PARTS, PART_HEADINGS } from '@/domain/consent/texts-shape'
import { NEEDS_CONSENT } from '@/domain/person/record'

const PARAGRAPH = 200

/** Of each published text, so that nobody mends a word of what people agreed to: a new wording is a new version. */
const PUBLISHED = {
  identity: ['4795a4245168'],
  health: ['c1bc67d67df8'],
  assessment: ['1aad6a130330', 'd5b55262ec10'],
  place: ['9aebd06fd465'],
}

/** How a text names each line of the record that rests on it. */
const NAMED: Record<string, RegExp> = {
  identityNumber: /身份证号/,
  ability: /能力评估/,
  selfCare: /自己照顾自己/,
  extremePovertyGrade: /特困人员评的/,
  disability: /残疾证/,
  familyPlanningSpecial: /计生特殊家庭扶助证/,
  careNeed: /有人照料/,
  address: /详细地址/,
}

describe.each([...CONSENT_CLASSES])('the consent to %s', (cls) => {
  const text = currentText(cls)

  it('has every part, each short enough to be read out in one breath or two', () => {
    expect(Object.keys(text.parts).sort()).toEqual([...CONSENT_PARTS].sort())
    for (const part of CONSENT_PARTS) {
      expect(text.parts[part].length).toBeGreaterThan(10)
      expect(text.parts[part].length).toBeLessThanOrEqual(PARAGRAPH)
    }
    expect(text.title.length).toBeLessThanOrEqual(20)
  })

  it('names every line of the record that rests on it', () => {
    const lines = Object.entries(NEEDS_CONSENT).filter(([, needed]) => needed === cls)
    expect(lines.length).toBeGreaterThan(0)
    for (const [key] of lines)
      expect({ key, kept: text.parts.kept }).toEqual({ key, kept: expect.stringMatching(NAMED[key] ?? /^$/) })
  })

  it('refuses nothing to whoever refuses, and says where it can be done instead', () => {
    expect(text.parts.ifRefused).toMatch(/^不同意也可以。/)
    expect(text.parts.ifRefused).toMatch(/照常用|都不用/)
    expect(text.parts.ifRefused).toMatch(/窗口|打电话|自己收着/)
  })

  it('promises no time that no law in hand gives', () => {
    expect(text.parts.duration).toMatch(/以当地规定为准/)
    for (const part of CONSENT_PARTS)
      expect(text.parts[part]).not.toMatch(/[\d一二三四五六七八九十]+\s*(年|个月|天|日)/)
  })

  it('can be read in every version that there was, and in no other', () => {
    const versions = PUBLISHED[cls].map((_, at) => textOf(cls, String(at + 1)))
    for (const [at, version] of versions.entries()) expect(version).toMatchObject({ cls, version: String(at + 1) })
    expect(versions[versions.length - 1]).toBe(text)
    expect(textOf(cls, String(versions.length + 1))).toBeUndefined()
    expect(textOf(cls, '')).toBeUndefined()
  })

  it('says what it said when it was published', () => {
    const hashes = PUBLISHED[cls].map((_, at) =>
      createHash('sha256')
        .update(JSON.stringify(textOf(cls, String(at + 1))))
        .digest('hex'),
    )
    expect(hashes.map((hash) => hash.slice(0, 12))).toEqual(PUBLISHED[cls])
  })
})

it('no two parts have one heading', () => {
  expect(new Set(Object.values(PART_HEADINGS)).size).toBe(CONSENT_PARTS.length)
})

describe('an erasure', () => {
  it('names all that stays, why, and for how long', () => {
    expect(ERASURE.kept.map(({ kind }) => kind)).toEqual([...KEPT_KINDS])
    for (const { what, why, period } of ERASURE.kept) expect(`${what}${why}${period}`).toMatch(/以当地规定为准/)
  })

  it('every time that is ours and no law’s stands under reserve; a law that was read stands for itself', () => {
    expect(periodWords({ count: 6, unit: 'month', law: null })).toBe('至少6个月(以当地规定为准)')
    expect(periodWords({ count: 3, unit: 'year', law: '《某法》第3条' })).toBe('至少3年(《某法》第3条)')
    expect(periodWords(null)).toBe('留多久以当地规定为准')
  })

  it('a city’s own time takes the place of ours', () => {
    const own = erasureText({ ...RETENTION, 'case-steps': { count: 2, unit: 'year', law: null } })
    expect(own.kept.find(({ kind }) => kind === 'case-steps')?.period).toBe('至少2年(以当地规定为准)')
    expect(own.kept.find(({ kind }) => kind === 'accounts')).toEqual(
      ERASURE.kept.find(({ kind }) => kind === 'accounts'),
    )
  })

  it('is told in paragraphs that can be read out', () => {
    const { title, destroyed, how, after, kept } = ERASURE
    const all = [title, ...destroyed, how, after, ...kept.flatMap(({ what, why }) => [what, why])]
    for (const words of all) expect(words.length).toBeLessThanOrEqual(PARAGRAPH)
  })
})
