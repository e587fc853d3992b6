import { inviteDraft } from '@/client/drafts'
import { backOr } from '@/platform/navigate'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { InvitationForm } from './invitation-form'

/** She, or a helper whom she agreed to, asks one more. */
function Invite() {
  return (
    <Frame title="邀请一位帮手" onBack={() => backOr(PATHS.helpers)}>
      <OfPerson needs="handle">
        {(person) => <InvitationForm kind="helper" person={person} store={inviteDraft} />}
      </OfPerson>
    </Frame>
  )
}

export default guarded(Invite)
