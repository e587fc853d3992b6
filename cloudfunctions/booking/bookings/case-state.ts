export { settleCaseState } from '../../runtime/order-state'
