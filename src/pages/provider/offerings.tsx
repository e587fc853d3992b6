import { useAnswer } from '@/client/use-answer'
import { SERVICE_RULES, UNIT_WORDS } from '@/domain/booking/services'
import { backOr, go } from '@/platform/navigate'
import { Box, Tag } from '@/ui'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { yuan } from '../words'

function Offerings({ account }: { readonly account: string }) {
  const read = useAnswer('booking', 'myOfferings', {}, account)
  useClosing(read.error)
  const { data } = read
  return (
    <>
      <Waiting {...read} shown={data !== undefined} />
      {data?.offerings.length === 0 && <Box>还没有登记服务。请本市民政部门帮你们登记。</Box>}
      {data && data.offerings.length > 0 && (
        <Table
          label="我们的服务"
          columns={[
            { id: 'name', label: '名称' },
            { id: 'service', label: '哪一类' },
            { id: 'place', label: '在哪里' },
            { id: 'price', label: '价格' },
            { id: 'state', label: '现在' },
          ]}
          rows={data.offerings.map(({ offering, closed }) => ({
            id: offering.id,
            onPress: () => go(PATHS.myOffering, { id: offering.id }),
            cells: {
              name: offering.name,
              service: SERVICE_RULES[offering.service].name,
              place: offering.place.name,
              price: `${yuan(offering.fen)}/${UNIT_WORDS[offering.unit]}`,
              state: <Tag tone={closed ? 'plain' : 'good'}>{closed ? '不接新单' : '能订'}</Tag>,
            },
          }))}
        />
      )}
    </>
  )
}

/** What the provider offers, at which price. */
function OfferingsPage() {
  return (
    <Frame title="价格和名额" who="none" calls="line" wide onBack={() => backOr(PATHS.provider)}>
      <AtDesk role="clerk">{(_staff, account) => <Offerings account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(OfferingsPage)
