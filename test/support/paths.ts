import path from 'node:path'

/** The top of the repository. */
export const root = path.resolve(__dirname, '..', '..')
/** The built packages; the variables let one look at a build that lies elsewhere. */
export const weappDist = process.env.SENIOR_CARE_WEAPP_DIST ?? path.join(root, 'dist', 'weapp')
export const h5Dist = process.env.SENIOR_CARE_H5_DIST ?? path.join(root, 'dist', 'h5')
