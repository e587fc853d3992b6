import { useState } from 'react'
import type { OrgCard } from '@/contract/assessment/office'
import { useAnswer } from '@/client/use-answer'
import { backOr } from '@/platform/navigate'
import { Box, Card, Dial, Heading, Inline, Notice, Row, spokenPhone, Tag } from '@/ui'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { longDay } from '../words'
import { AssessorForm } from './assessor-form'
import { Settlement } from './settlement'

type Assessor = OrgCard['assessors'][number]

const detailOf = ({ medical, validTo }: Assessor): string =>
  `${medical ? '有医护背景' : '没有医护背景'} · 资格到 ${longDay(validTo)}`

function Org({ org: { name, phone, fault, assessors } }: { readonly org: OrgCard }) {
  const [open, setOpen] = useState<string>()
  const chosen = assessors.find(({ id }) => id === open)
  return (
    <>
      <Heading level={2} className="subtitle">
        {name}
      </Heading>
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
      <Dial phone={phone} kind="other">{`打电话 ${spokenPhone(phone)}`}</Dial>
      {assessors.length < 2 && (
        <Notice tone="wait">{`现在有 ${assessors.length} 位评估员。两位才能上门,请管理员再邀请。`}</Notice>
      )}
      <Card kind="rows" role="list" label={`${name}的评估员`}>
        {assessors.map((one) => (
          <Row
            key={one.id}
            title={one.name}
            detail={detailOf(one)}
            end={one.fault === null ? <Inline className="ask">修改</Inline> : <Tag tone="bad">{one.fault}</Tag>}
            onPress={() => setOpen(one.id)}
          />
        ))}
      </Card>
      {chosen && <AssessorForm key={chosen.id} assessor={chosen} onDone={() => setOpen(undefined)} />}
    </>
  )
}

function Orgs({ account }: { readonly account: string }) {
  const read = useAnswer('assessment', 'assessors', {}, account)
  useClosing(read.error)
  const { data } = read
  return (
    <>
      <Waiting {...read} shown={data !== undefined} />
      {data?.orgs.length === 0 && (
        <Notice tone="wait">本市还没有登记评估机构。请管理员邀请评估员,机构会一起登记。</Notice>
      )}
      {data?.orgs.map((org) => (
        <Org key={org.id} org={org} />
      ))}
      <Box className="note">新的评估员由本市的管理员邀请。</Box>
      <Settlement account={account} />
    </>
  )
}

/** Who assesses in the city, whose certificate holds until when, and what each organisation did in a month. */
function OfficeOrgs() {
  return (
    <Frame title="评估机构和评估员" who="none" calls="line" wide onBack={() => backOr(PATHS.officeQueue)}>
      <AtDesk role="official">{(_staff, account) => <Orgs account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(OfficeOrgs)
