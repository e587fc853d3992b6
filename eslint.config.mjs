import tseslint from 'typescript-eslint'
import reactHooks from 'eslint-plugin-react-hooks'

/** Taro's life-cycle hooks are part of a page; everything else of Taro is a device, and lives in src/platform. */
const TARO_HOOKS = [
  'useDidShow',
  'useDidHide',
  'useLoad',
  'useReady',
  'useRouter',
  'useShareAppMessage',
  'usePageScroll',
]

/** Methods that older phones lack and the build does not add. */
const YOUNGER = ['replaceAll', 'hasOwn', 'groupBy', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced']

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', '.cache/', 'cloudfunctions/database/migrations/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 400 }],
      eqeqeq: ['error', 'always'],
      'no-new-func': 'error',
      'no-eval': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-globals': [
        'error',
        ...[
          'fetch',
          'URL',
          'URLSearchParams',
          'AbortController',
          'TextEncoder',
          'crypto',
          'structuredClone',
          'Intl',
        ].map((name) => ({ name, message: 'A WeChat phone has no such global; put it behind src/platform.' })),
      ],
    },
  },
  {
    // The contract is parsed on servers only; of it the phone loads types.
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/contract/**', 'src/**/*.h5.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: `MemberExpression[property.name=/^(${YOUNGER.join('|')})$/]`,
          message: 'Younger than the phones that the app must run on.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/platform/**', 'src/app.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@tarojs/taro',
              allowImportNames: TARO_HOOKS,
              message: 'Device and cloud calls live in src/platform, which answers ok | unavailable | denied | failed.',
            },
            { name: 'zod', message: "Use 'zod/mini': the phone loads it." },
          ],
        },
      ],
    },
  },
  { files: ['src/platform/**'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['config/*.js', 'babel.config.js', '**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
)
