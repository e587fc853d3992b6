import { useEffect, type PropsWithChildren } from 'react'
import { keepAssessing } from '@/client/assessor-outgoing'
import { keepEnding } from '@/client/endings'
import { keepSending } from '@/client/outgoing'
import { keepDesk } from '@/client/outgoing-desk'
import { keepServing } from '@/client/outgoing-serving'
import { session } from '@/client/session'
import { keepAppOffline } from '@/platform/offline-worker'
import './ui/ground'

keepAppOffline()

export default function App({ children }: PropsWithChildren) {
  const account = session.use()?.account.id
  // Anew for whoever signs in: what she did before waits for her.
  useEffect(keepSending, [account])
  useEffect(keepServing, [account])
  useEffect(keepDesk, [account])
  useEffect(keepAssessing, [account])
  useEffect(keepEnding, [])
  return children
}
