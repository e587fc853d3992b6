import { hersActions } from './hers'
import { officeActions } from './office'
import { visitActions } from './visits'

/** The ability assessment (GB/T 42195-2022), from the application to the result, the objection and the certificate. */
export const assessment = { ...hersActions, ...officeActions, ...visitActions }
