/** People, places and sign-ins for trying the product. A city's own functions never contain this module. */
export { seedDemonstration, type DemoCity } from './seed'
export { generateFacilities, GENERATOR_VERSION } from './facilities'
export { ACCOUNTS as identities } from './people'
export { demonstrationSms } from './messages'
