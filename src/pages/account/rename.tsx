import { useState } from 'react'
import { session } from '@/client/session'
import { Notice } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { NameForm } from './name-form'
import { SignInFirst } from './sign-in-first'

function Renaming({ name }: { readonly name: string }) {
  const [saved, setSaved] = useState(false)
  return (
    <>
      {saved && <Notice tone="good">改好了。</Notice>}
      <NameForm name={name} button="保存姓名" onChange={() => setSaved(false)} onSaved={() => setSaved(true)} />
    </>
  )
}

function Rename() {
  const held = session.use()
  return (
    <Frame title="我的姓名" who="none">
      {held ? <Renaming key={held.account.id} name={held.account.name} /> : <SignInFirst />}
    </Frame>
  )
}

export default guarded(Rename)
