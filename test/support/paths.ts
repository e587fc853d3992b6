import path from 'node:path'

/** The top of the repository. */
export const root = path.resolve(__dirname, '..', '..')
/**
 * The WeChat package of the tests: as the shipped one, with a server's address built in, which `dist/weapp` lacks unless
 * a city names its own. The variable lets one look at another build.
 */
export const weappDist = process.env.SENIOR_CARE_WEAPP_DIST ?? path.join(root, 'dist', 'weapp-test')
/** The address in that package; the host answers it from the test's own server. */
export const WEAPP_SERVER = 'https://senior-care.test'
export const h5Dist = path.join(root, 'dist', 'h5')
