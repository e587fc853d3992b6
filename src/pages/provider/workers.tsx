import type { WorkerCard } from '@/contract/booking/desk'
import { useAnswer } from '@/client/use-answer'
import { SKILL_WORDS } from '@/domain/booking/services'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Tag } from '@/ui'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'

const validWords = ({ certificates }: WorkerCard): string =>
  certificates
    .filter(({ valid }) => valid)
    .map(({ skill }) => SKILL_WORDS[skill])
    .join('、')

function Workers({ account }: { readonly account: string }) {
  const read = useAnswer('booking', 'workers', {}, account)
  useClosing(read.error)
  const { data } = read
  return (
    <>
      <Button role="link" onPress={() => go(PATHS.worker)}>
        加一位服务人员
      </Button>
      <Waiting {...read} shown={data !== undefined} />
      {data?.workers.length === 0 && <Box>还没有服务人员。</Box>}
      {data && data.workers.length > 0 && (
        <Table
          label="服务人员"
          columns={[
            { id: 'name', label: '姓名' },
            { id: 'phone', label: '电话' },
            { id: 'certificates', label: '有效的证书' },
            { id: 'state', label: '能不能派' },
          ]}
          rows={data.workers.map((worker) => ({
            id: worker.id,
            onPress: () => go(PATHS.worker, { id: worker.id }),
            cells: {
              name: worker.name,
              phone: worker.phone,
              certificates: validWords(worker) || '没有',
              state: worker.blacklisted ? (
                <Tag tone="bad">停止派单</Tag>
              ) : (
                <Tag tone={validWords(worker) ? 'good' : 'wait'}>{validWords(worker) ? '能派' : '先登证书'}</Tag>
              ),
            },
          }))}
        />
      )}
      <Box className="note">服务人员要用自己的手机记到达、做完的,请本市管理员发邀请码。</Box>
    </>
  )
}

/** The provider's people. */
function WorkersPage() {
  return (
    <Frame title="服务人员" who="none" calls="line" wide onBack={() => backOr(PATHS.provider)}>
      <AtDesk role="clerk">{(_staff, account) => <Workers account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(WorkersPage)
