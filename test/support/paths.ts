import path from 'node:path'

/** The top of the repository. */
export const root = path.resolve(__dirname, '..', '..')
export const weappDist = path.join(root, 'dist', 'weapp')
export const h5Dist = path.join(root, 'dist', 'h5')
