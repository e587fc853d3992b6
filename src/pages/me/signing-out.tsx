import { useState } from 'react'
import { waitingActs } from '@/client/outgoing'
import { takeAct } from '@/client/outgoing-acts'
import { signOut } from '@/client/signing'
import { unsentCount } from '@/client/unsent'
import { Box, Button } from '@/ui'
import { Confirm } from '@/ui/confirm'

/** Signs out; what was written and has not been sent is asked about first, since it goes too. */
export function SigningOut({ name }: { readonly name: string }) {
  const [unsent, setUnsent] = useState(0)
  const leave = (): void => {
    for (const { id } of waitingActs()) takeAct(id)
    signOut()
  }
  const ask = (): void => {
    const waiting = unsentCount()
    if (waiting === 0) return leave()
    setUnsent(waiting)
  }
  if (unsent > 0) {
    return (
      <Confirm
        title={`还有 ${unsent} 件没发出去`}
        action="不发了,退出登录"
        danger
        onConfirm={leave}
        onCancel={() => setUnsent(0)}
      >
        有网的时候会自己发出去。现在退出,这些就不发了,写的字也没有了。
      </Confirm>
    )
  }
  return (
    <>
      <Box className="note">登录的是:{name}。退出后,这部手机不再留着老人的资料和回答。</Box>
      <Button kind="other" onPress={ask}>
        退出登录
      </Button>
    </>
  )
}
