export { openSharedServer as default } from './shared-server'
