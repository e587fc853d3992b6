import { bathReminders, forgetBathReminder } from '@/client/booking-draft'
import { calledOf, forWhom } from '@/client/for-whom'
import { today } from '@/client/today'
import { go } from '@/platform/navigate'
import { Box, Button, Card } from '@/ui'
import { PATHS } from '../paths'

/** A doctor was to be asked some days ago: she decides whether it is time for a bath again. */
export function BathAgain() {
  const person = forWhom.use()
  const on = bathReminders.use()[person.id]
  if (on === undefined || on > today()) return null
  const again = (): void => {
    forgetBathReminder(person.id)
    go(PATHS.offerings, { kind: 'bath' })
  }
  return (
    <Card kind="next">
      <Box className="note">您让我们提醒的</Box>
      <Box className="subtitle">{`问过医生了吗?${calledOf(person)}能洗澡了,可以再订。`}</Box>
      <Button kind="other" role="link" onPress={again}>
        再订一次洗澡
      </Button>
      <Button kind="quiet" onPress={() => forgetBathReminder(person.id)}>
        知道了,先不订
      </Button>
    </Card>
  )
}
