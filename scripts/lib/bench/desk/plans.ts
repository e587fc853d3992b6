import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import type { Statement } from '../booking/bare'

const FILE = path.join('docs', 'plans', 'desk-lists.md')
/** Tables that grow with the city; how the others are read says nothing. */
const LARGE = /register_entry|"found"|"person"|"care_case"|"visit"/

/** Writes how PostgreSQL reads what the desk's lists ask, each question once. */
export async function writePlans(
  url: string,
  people: number,
  asked: ReadonlyMap<string, readonly Statement[]>,
): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const lines = [
    '# How PostgreSQL reads the desk’s lists',
    '',
    `Written by \`SENIOR_CARE_BENCH_PLANS=1 npm run bench -- --only desk.lists\`, with ${people} people in the register.`,
  ]
  const seen = new Set<string>()
  for (const [list, statements] of asked) {
    const questions = statements.filter(({ text }) => /^\s*(select|with)/i.test(text) && LARGE.test(text))
    for (const { text, values } of questions.filter(({ text }) => !seen.has(text) && seen.add(text))) {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, timing off) ${text}`, [
        ...values,
      ])
      const plan = rows.map((row) => row['QUERY PLAN'])
      lines.push('', `## ${list}`, '', '```sql', shortened(text), '```', '', '```', ...plan, '```')
    }
  }
  await client.end()
  mkdirSync(path.dirname(FILE), { recursive: true })
  writeFileSync(FILE, `${lines.join('\n')}\n`)
}

/** A list of columns says little, and one of a hundred ids nothing. */
const shortened = (text: string): string =>
  text
    .replace(/(\$\d+, ){5,}\$\d+/g, '…')
    .replace(/^(select )"?.{120,}?( from )/i, '$1…$2')
    .slice(0, 1_500)
