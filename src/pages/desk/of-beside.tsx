import type { ReactNode } from 'react'
import type { StaffCard } from '@/contract/account'
import { forWhom, isBeside, type ForWhom } from '@/client/for-whom'
import { OfPerson } from '../of-person'
import { AtDesk } from './at-desk'
import { go } from '@/platform/navigate'
import { Button, Notice } from '@/ui'
import { PATHS } from '../paths'

interface OfBesideProps {
  readonly children: (person: ForWhom, account: string, staff: StaffCard) => ReactNode
}

/** Pages about the elder who sits beside the worker, and about nobody else. */
export function OfBeside({ children }: OfBesideProps) {
  const chosen = forWhom.use()
  return (
    <AtDesk role="community-worker">
      {(staff) =>
        isBeside(chosen) ? (
          <OfPerson needs="own">{(person, account) => children(person, account, staff)}</OfPerson>
        ) : (
          <>
            <Notice>现在没有老人在身边办事。</Notice>
            <Button role="link" onPress={() => go(PATHS.meet)}>
              打开当面代办
            </Button>
          </>
        )
      }
    </AtDesk>
  )
}
