import { useAtWork } from '@/client/desk'
import { go, replace } from '@/platform/navigate'
import { Box, Button, Notice } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { DESK_HOMES } from './homes'
import { SecondFactor } from './second-factor'

/** The second factor: opens the desk on this device for a working day. */
function OpenDesk() {
  const { account, staff } = useAtWork()
  const toDesk = (): void => replace(staff ? DESK_HOMES[staff.role] : PATHS.desk)
  return (
    <Frame title="打开工作台" who="none" calls="line">
      {account === undefined ? (
        <>
          <Notice>请先登录,再打开工作台。</Notice>
          <Button role="link" onPress={() => go(PATHS.signIn)}>
            登录
          </Button>
        </>
      ) : staff?.deskOpen ? (
        <>
          <Notice tone="good">工作台已经开着。</Notice>
          <Button role="link" onPress={toDesk}>
            进工作台
          </Button>
        </>
      ) : (
        <>
          <Box>{staff ? `${staff.name},${staff.division}。` : ''}填一次动态码,这台设备上能用一个工作日。</Box>
          <SecondFactor action="打开工作台" onOpen={toDesk} />
          <Button kind="quiet" role="link" onPress={() => go(PATHS.deskJoin)}>
            我有邀请码,还没加入
          </Button>
          <Box className="note">验证器丢了、换了手机,请找本市的管理员重新邀请。</Box>
        </>
      )}
    </Frame>
  )
}

export default guarded(OpenDesk)
