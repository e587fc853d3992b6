import { useState } from 'react'
import { forgetHelpDrafts, helpKey, type HelpDraft } from '@/client/help-draft'
import { go } from '@/platform/navigate'
import { Button, Card, Row } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { PATHS } from '../paths'

interface BegunRequestProps {
  readonly draft: HelpDraft
  /** Whether it is for the person chosen now. */
  readonly here: boolean
}

/** A request that was begun and not handed over: to go on with, or to throw away. */
export function BegunRequest({ draft, here }: BegunRequestProps) {
  const [asked, setAsked] = useState(false)
  const { person, ref, city, title, reasons, words } = draft
  const what = title || reasons[0] || words
  if (asked)
    return (
      <Confirm
        title={`删掉“${what}”?`}
        action="删掉"
        danger
        onConfirm={() => forgetHelpDrafts((one) => helpKey(one) === helpKey(draft))}
        onCancel={() => setAsked(false)}
      >
        写过的字都会没有,找不回来。
      </Confirm>
    )
  return (
    <>
      <Card kind="rows" role="list" label="没有交的">
        <Row
          over={`还没交 · 给${person.called}`}
          title={`请社区帮忙:${what}`}
          detail={here ? '写过的都留着' : `要先在上面换成${person.called}`}
          onPress={here ? () => go(PATHS.ask, { ref, city }) : undefined}
        />
      </Card>
      <Button kind="quiet" label={`删掉没交的:${what}`} onPress={() => setAsked(true)}>
        删掉这一件
      </Button>
    </>
  )
}
