/** People, places and sign-ins for trying the product. A city's own functions never contain this module. */
export { generateCommunities } from './communities'
export type { DemoCity } from './ground'
export { seedDemonstration } from './seed'
export { generateFacilities, GENERATOR_VERSION } from './facilities'
export { ACCOUNTS as identities } from './people'
export { demonstrationSms } from './messages'
