import type { PropsWithChildren } from 'react'
import { keepAppOffline } from '@/platform/offline-worker'
import './ui/ground'

keepAppOffline()

export default function App({ children }: PropsWithChildren) {
  return children
}
