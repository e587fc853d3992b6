/** Kinds of jobs about results. */

/** About a result: it ends soon. */
export const REMIND = 'assessment-remind'
/** About the day: what nobody objected to takes force. */
export const TAKE_FORCE = 'assessment-force'
/** About the day: what was valid to before it is over. */
export const TAKE_ONE = 'assessment-take-one'
export const EXPIRE = 'assessment-expire'
