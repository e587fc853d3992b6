/** Every page by name, as the screens call it; `app.config.ts` names the same files to the build. */
export const PATHS = {
  home: '/pages/home/index',
  map: '/pages/map/index',
  affairs: '/pages/affairs/index',
  me: '/pages/me/index',
  signIn: '/pages/sign-in/index',
  place: '/pages/place/index',
  emergency: '/pages/emergency/index',
  facility: '/pages/facility/index',
  question: '/pages/entitlement/question',
  check: '/pages/entitlement/check',
  results: '/pages/entitlement/results',
  benefit: '/pages/entitlement/benefit',
  people: '/pages/helpers/people',
  addPerson: '/pages/helpers/add-person',
} as const
