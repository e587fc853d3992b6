import path from 'node:path'

/** Commands run from the project's root, where npm starts them; functions in the cloud never migrate. */
export const MIGRATIONS = path.resolve('cloudfunctions/database/migrations')
