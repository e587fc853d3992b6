import { useState } from 'react'
import { forgetOutgoingOfOthers, useActsOfOthers } from '@/client/outgoing-acts'
import { forgetDeskOfOthers, useDeskActsOfOthers } from '@/client/outgoing-desk'
import { Button, Notice } from '@/ui'
import { Confirm } from '@/ui/confirm'

/** Another account was signed in on this phone and left something unsent: that there is something, and nothing of what. */
export function OthersUnsent({ account }: { readonly account: string | undefined }) {
  const acts = useActsOfOthers(account)
  const ofDesk = useDeskActsOfOthers(account)
  const count = acts + ofDesk
  const [asked, setAsked] = useState(false)
  if (count === 0) return null
  if (asked)
    return (
      <Confirm
        title={`删掉这 ${count} 件?`}
        action="删掉"
        danger
        onConfirm={() => {
          forgetOutgoingOfOthers(account)
          forgetDeskOfOthers(account)
          setAsked(false)
        }}
        onCancel={() => setAsked(false)}
      >
        写的字会没有,也不再发出去。
      </Confirm>
    )
  return (
    <>
      <Notice tone="wait">{`这部手机上有 ${count} 件没发出去的,是先前登录的人写的。那个人再登录,就接着发。`}</Notice>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        删掉那个人没发出去的
      </Button>
    </>
  )
}
