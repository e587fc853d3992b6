/** The arrows of the house: they run one way only. See docs/architecture.md. */
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

module.exports = {
  forbidden: [
    forbid('no-cycles', {}, { circular: true }, 'A cycle is two rooms that are one.'),
    forbid(
      'domain-is-pure',
      { path: '^src/domain' },
      { pathNot: '^src/domain|node_modules/dayjs' },
      'Rules know no screen, no wire, no clock and no I/O.',
    ),
    forbid('contract-on-domain', { path: '^src/contract' }, { pathNot: '^src/(contract|domain)|node_modules/zod' }),
    forbid('client-arrows', { path: '^src/client' }, { path: '^src/(pages|ui)|^cloudfunctions|^scripts' }),
    forbid(
      'platform-arrows',
      { path: '^src/platform' },
      { path: '^src/(pages|ui|client|contract|domain)|^cloudfunctions' },
    ),
    forbid('ui-has-no-business', { path: '^src/ui' }, { path: '^src/(pages|client|contract|domain)|^cloudfunctions' }),
    forbid('phone-off-server', { path: '^src' }, { path: '^(cloudfunctions|scripts|test)' }),
    forbid(
      'functions-apart',
      { path: '^cloudfunctions/(?!runtime|database|demonstration)([^/]+)/' },
      { path: '^cloudfunctions/(?!runtime|database)[^/]+/', pathNot: '^cloudfunctions/$1/' },
      'Functions talk through the database and the outbox only; none knows the demonstration.',
    ),
    forbid('functions-off-screen', { path: '^cloudfunctions' }, { path: '^src/(pages|ui|client|platform)' }),
    forbid(
      'runtime-is-below',
      { path: '^cloudfunctions/runtime' },
      {
        path: '^cloudfunctions/(?!runtime|database)[^/]+/',
      },
    ),
    forbid('database-is-lowest', { path: '^cloudfunctions/database' }, { path: '^cloudfunctions/(?!database)[^/]+/' }),
    forbid(
      'no-orphans',
      { orphan: true, path: '^src', pathNot: '^src/custom-tab-bar|\\.d\\.ts$|\\.config\\.ts$|\\.h5\\.tsx?$' },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
}
