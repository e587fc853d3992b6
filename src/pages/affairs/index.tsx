import { forWhom, calledOf } from '@/client/for-whom'
import { toldOf } from '@/client/answers'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Row } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'

/** What is under way. Questions begun and not finished wait here; nothing else is made up. */
function Affairs() {
  const person = forWhom.use()
  const { chosen, checked } = toldOf(person.id).answers.use()
  const begun = Object.keys(chosen).length
  return (
    <Frame title="我的事" tab={PATHS.affairs} who="change">
      {begun > 0 && !checked ? (
        <Card kind="rows" role="list">
          <Row
            over="没有答完"
            title="我能领什么"
            detail={`替${calledOf(person)}答了 ${begun} 题,都留着`}
            onPress={() => go(PATHS.question)}
          />
        </Card>
      ) : (
        <Card>
          <Box className="subtitle">现在没有在办的事</Box>
          <Box className="note">
            这里会放您没答完的题。要申请补贴、订饭、申请评估,请打电话或到社区办;去哪里、找谁,查完结果里都写着。
          </Box>
        </Card>
      )}
      <Button kind="other" role="link" onPress={() => go(PATHS.question)}>
        {begun > 0 && !checked ? '接着答' : '查查能领什么'}
      </Button>
    </Frame>
  )
}

export default guarded(Affairs)
