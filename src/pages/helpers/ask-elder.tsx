import { askElderDraft } from '@/client/drafts'
import { calledOf } from '@/client/for-whom'
import { backOr } from '@/platform/navigate'
import { Notice } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { InvitationForm } from './invitation-form'

/** A helper asks the elder herself, on her own phone. */
function AskElder() {
  return (
    <Frame title="请老人同意" onBack={() => backOr(PATHS.people)}>
      <OfPerson needs="any">
        {(person) =>
          person.standing === 'unconfirmed' ? (
            <InvitationForm kind="elder" person={person} store={askElderDraft} />
          ) : (
            <Notice tone="good">{`${calledOf(person)}已经同意了,不用再请。`}</Notice>
          )
        }
      </OfPerson>
    </Frame>
  )
}

export default guarded(AskElder)
