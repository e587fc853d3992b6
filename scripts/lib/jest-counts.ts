import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { succeeds } from './children'
import type { Counts } from './counts'

interface JestResult {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  /** Files that could not even be run. */
  readonly numRuntimeErrorTestSuites: number
}

const NO_RESULT: JestResult = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 1,
}

function read(file: string): JestResult {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestResult
  } catch {
    return NO_RESULT // jest itself failed, and has said why
  }
}

/** Runs one jest project and counts. PGlite is an ES module with dynamic imports, hence the flag. */
export async function countJest(project: string): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'senior-care-jest-'))
  const file = path.join(folder, 'result.json')
  try {
    const fine = await succeeds([
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
      ...['--selectProjects', project, '--json', '--outputFile', file],
    ])
    const result = read(file)
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
    return {
      passed: result.numPassedTests,
      failed: fine ? failed : Math.max(1, failed),
      skipped: result.numPendingTests + result.numTodoTests,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
