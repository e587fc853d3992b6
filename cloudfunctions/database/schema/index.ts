/** Every table, by room. Types and checks of the columns come from `src/domain`, so that both speak the same words. */
export * from './account'
export * from './person'
export * from './staff'
export * from './case'
export * from './notice'
export * from './facility'
