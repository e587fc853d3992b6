export * from './facts'
export * from './pack'
export * from './judgement'
export * from './question'
