export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/map/index',
    'pages/affairs/index',
    'pages/me/index',
    'pages/sign-in/index',
    'pages/city/index',
    'pages/place/index',
    'pages/emergency/index',
  ],
  subPackages: [
    { root: 'pages/where', pages: ['streets', 'communities', 'search'] },
    { root: 'pages/facility', pages: ['index', 'filter', 'report', 'report-check'] },
    {
      root: 'pages/booking',
      // prettier-ignore
      pages: ['index', 'offerings', 'when', 'needs', 'check', 'done', 'order', 'cancel', 'change', 'pause', 'rate', 'waiting', 'sheet'],
    },
    { root: 'pages/grant', pages: ['programmes', 'apply', 'check', 'applied', 'grant', 'again'] },
    {
      root: 'pages/assessment',
      // prettier-ignore
      pages: ['index', 'self-check', 'apply', 'check', 'applied', 'progress', 'act', 'result', 'certificate', 'verify'],
    },
    { root: 'pages/assessor', pages: ['index', 'visit', 'sheet', 'differ', 'sign'] },
    { root: 'pages/office', pages: ['index', 'case', 'team', 'stats', 'orgs'] },
    { root: 'pages/official', pages: ['index', 'grant', 'ledger', 'providers'] },
    { root: 'pages/entitlement', pages: ['question', 'check', 'results', 'benefit', 'list', 'documents', 'sheet'] },
    { root: 'pages/operator', pages: ['calculators', 'calculator'] },
    {
      root: 'pages/helpers',
      pages: ['people', 'add-person', 'added', 'list', 'helper', 'invite', 'ask-elder', 'accept', 'guardian'],
    },
    {
      root: 'pages/record',
      pages: ['index', 'line', 'history', 'consents', 'access-log', 'copy', 'erase', 'judgements', 'compared'],
    },
    { root: 'pages/account', pages: ['devices', 'messages', 'rename', 'close'] },
    { root: 'pages/case', pages: ['ask', 'check', 'asked', 'thread', 'act', 'photo'] },
    { root: 'pages/inbox', pages: ['index'] },
    { root: 'pages/urgent', pages: ['index', 'call', 'answer'] },
    { root: 'pages/duty', pages: ['index', 'add'] },
    {
      root: 'pages/desk',
      // prettier-ignore
      pages: ['index', 'open', 'join', 'act', 'meet', 'meet-check', 'beside', 'register', 'consents', 'consent', 'card', 'staff', 'invite-staff', 'letters', 'grant-check', 'callbacks', 'absences', 'requests'],
    },
    { root: 'pages/hotline', pages: ['ask', 'call'] },
    {
      root: 'pages/outreach',
      pages: ['visits', 'visit-record', 'visit', 'found', 'found-people', 'table', 'figures', 'ledger'],
    },
    { root: 'pages/elders', pages: ['index', 'elder', 'life', 'import'] },
    { root: 'pages/register', pages: ['index', 'coverage', 'county', 'targets'] },
    {
      root: 'pages/provider',
      // prettier-ignore
      pages: ['index', 'order', 'assign', 'kitchen', 'round', 'today', 'absences', 'counter', 'eaten', 'menu', 'offerings', 'offering', 'workers', 'worker', 'settlement', 'visits', 'visit'],
    },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/entitlement', 'pages/facility'] },
  },
  tabBar: {
    custom: true,
    color: '#4d4d4d',
    selectedColor: '#01763a',
    backgroundColor: '#ffffff',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/map/index', text: '地图' },
      { pagePath: 'pages/affairs/index', text: '我的事' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '养老服务',
    navigationBarTextStyle: 'black',
    navigationBarBackgroundColor: '#ffffff',
    backgroundColor: '#f8f5ef',
  },
  // In a browser a page that is still sliding out can hide the one that was gone back to.
  animation: false,
  lazyCodeLoading: 'requiredComponents',
  // A point that the person picks herself; where she is, the app never asks. Granted in WeChat's console: decision 071.
  requiredPrivateInfos: ['chooseLocation'],
})
