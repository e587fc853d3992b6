export { closeSharedServer as default } from './shared-server'
