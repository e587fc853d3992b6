import { useShareAppMessage } from '@tarojs/taro'
import type { GrantThread } from '@/contract/booking/grants'
import { forWhom, isBeside } from '@/client/for-whom'
import { goTab, replace } from '@/platform/navigate'
import { canPrint, printPage } from '@/platform/print'
import type { SharedPage } from '@/platform/share'
import { Box, Button, Card, Dial, Heading, inGroups, spokenPhone } from '@/ui'
import { CopyText } from '@/ui/copy-text'
import { ShareButton } from '@/ui/share-button'
import { Frame } from '../frame'
import { grantNext, grantState } from '../grant-words'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { GrantPage } from './of-grant'
import { useGrantOfPage } from './use-grant-of'

/** What a member of the family opens: the grant, by its case; who may not see it is told nothing. */
const pageOf = ({ number, case: id }: GrantThread['grant']): SharedPage => ({
  title: `一次补贴申请,编号 ${inGroups(number)}`,
  path: `${PATHS.grant}?id=${id}`,
})

function Applied({ thread: { grant } }: { readonly thread: GrantThread }) {
  const { number, programme, person } = grant
  const { community } = forWhom.use()
  const phone = community?.phone ?? '12349'
  const next = grantNext(grant)
  const kept = [`补贴申请,编号 ${inGroups(number)}`, next, `问的时候打 ${spokenPhone(phone)}`].join('。')
  return (
    <>
      <Card kind="answer">
        <Heading level={2} attend>
          申请交好了
        </Heading>
        <Box>编号</Box>
        <Box className="amount digits">{inGroups(number)}</Box>
        <Box>{programme.name}</Box>
      </Card>
      <Heading level={2} className="subtitle">
        接下来
      </Heading>
      <Box>{`${grantState(grant)}。`}</Box>
      {next && <Box>{next}</Box>}
      <Box>批准以前订服务,照原价付。批没批准,都会发消息,“我的事”里也看得到。</Box>
      <Dial phone={phone} kind="other" detail={`${community?.name ?? '养老热线'},问的时候报编号`}>
        {`打电话 ${spokenPhone(phone)}`}
      </Dial>
      <Button role="link" onPress={() => replace(PATHS.grant, { id: grant.case, for: person.id })}>
        看申请到哪一步
      </Button>
      <CopyText label="编号和电话" text={kept} kind="link" />
      {canPrint && (
        <Button kind="quiet" onPress={() => void printPage()}>
          打印这一页
        </Button>
      )}
      <ShareButton page={pageOf(grant)}>发给家人</ShareButton>
      <Box className="note">{`家人打开后,要${person.name}同意过他看,才看得到内容。`}</Box>
      <Button kind="quiet" onPress={() => goTab(PATHS.home)}>
        回首页
      </Button>
    </>
  )
}

/** What came of an application: number, who next, by when. It survives a reload. */
function AppliedPage() {
  const page = useGrantOfPage()
  const shared = page.thread ? pageOf(page.thread.grant) : { title: '养老服务', path: PATHS.home }
  useShareAppMessage(() => shared)
  return (
    <Frame title="交好了" who={isBeside(forWhom.use()) ? 'thin' : 'none'}>
      <GrantPage page={page}>{(thread) => <Applied thread={thread} />}</GrantPage>
    </Frame>
  )
}

export default guarded(AppliedPage)
