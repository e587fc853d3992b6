import { useRouter } from '@tarojs/taro'
import { useAnswer } from '@/client/use-answer'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Notice } from '@/ui'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { ElderActs } from './acts'
import { ElderFile, Who } from './card'
import { Uncalled } from './uncalled'

function Found({ account }: { readonly account: string }) {
  const { person = '' } = useRouter().params
  const read = useAnswer('care', 'elder', { person }, person === '' ? null : account)
  useClosing(read.error)
  const elder = read.data?.elder
  if (person === '') return <NotNamed />
  if (!elder) return <Waiting {...read} shown={false} />
  return (
    <>
      <Waiting {...read} shown />
      <Box className="note">打开这张卡,会记在老人的“谁看过”里。</Box>
      <Box className="file">
        <Box className="file__who stack">
          <Who elder={elder} />
          <ElderActs elder={elder} />
          <Uncalled elder={elder} />
        </Box>
        <Box className="file__rest stack">
          <ElderFile elder={elder} />
        </Box>
      </Box>
    </>
  )
}

/** A link that has lost on its way whom it means. */
function NotNamed() {
  return (
    <>
      <Notice tone="wait">这里没有写是哪一位老人。请从名单里点。</Notice>
      <Button role="link" onPress={() => go(PATHS.elders)}>
        去我的老人
      </Button>
    </>
  )
}

/** 一人一案: one elder of the division. That it was opened stands in «谁看过». */
function ElderPage() {
  return (
    <Frame title="一人一案" who="none" calls="line" wide onBack={() => backOr(PATHS.elders)}>
      <AtDesk role="community-worker">{(_staff, account) => <Found account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(ElderPage)
