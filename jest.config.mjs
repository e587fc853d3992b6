// @ts-check
/** Kinds of tests, each in its own room. How to run one of them stands in docs/testing.md. */

/** Packages that exist as ES modules only; jest runs CommonJS, so these are compiled like our own sources. */
const ESM_ONLY = ['jose']

/** @param {string} name one folder of test/ @param {object} [more] what this room needs beyond the common ground */
const project = (name, more = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts?(x)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.cache/'],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  transform: {
    '\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          experimental: { cacheRoot: 'node_modules/.cache/swc' },
        },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY.join('|')})/)`],
  ...more,
})

/** Rooms that need the running product share one server per run. */
const served = {
  globalSetup: '<rootDir>/test/support/setup.ts',
  globalTeardown: '<rootDir>/test/support/teardown.ts',
}

/** The WeChat host puts a document among the globals, which lives exactly as long as its file's own world. */
const drawn = { testEnvironmentOptions: { globalsCleanup: 'off' } }

/** @type {import('jest').Config} */
export default {
  // The browser and the built package are slow on a small machine; a hanging test still ends.
  testTimeout: 180_000,
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/sequencer.cjs',
  projects: [
    project('unit'),
    project('store'),
    project('weapp', { ...served, ...drawn }),
    project('e2e', served),
    project('long', served),
  ],
}
