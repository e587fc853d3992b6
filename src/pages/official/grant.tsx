import { useRouter } from '@tarojs/taro'
import type { GrantThread } from '@/contract/booking/grants'
import { useAnswer } from '@/client/use-answer'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Fold, Heading, inGroups, Notice, Tag } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { AccountOfMonth } from '../grant/account-month'
import {
  fundingWords,
  grantAmount,
  grantState,
  grantTerm,
  servicesWords,
  sourceWords,
  STATE_TONES,
} from '../grant-words'
import { guarded } from '../guarded'
import { dayOfInstant } from '../moments'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { Decide } from './decide'
import { InForce } from './in-force'

/** All the papers: who, what she said, what the community found, and what the programme's document leaves open. */
function Papers({ thread: { grant, said, found, files } }: { readonly thread: GrantThread }) {
  const { programme, number, person, checkedBy, decidedBy, decidedAt, clause } = grant
  const term = grantTerm(grant)
  return (
    <>
      <Card>
        <Heading level={2} className="subtitle">
          {`${person.name}:${programme.name}`}
        </Heading>
        <Box className="note">{`编号 ${inGroups(number)} · ${dayOfInstant(grant.appliedAt)}申请`}</Box>
        <Box>
          <Tag tone={STATE_TONES[grant.state]}>{grantState(grant)}</Tag>
        </Box>
      </Card>
      <KeyValues
        label="申请的材料"
        rows={[
          { id: 'said', label: '申请时说的', value: said },
          { id: 'found', label: '社区核对的', value: found === '' ? '还没有核对' : found },
          ...(checkedBy === null ? [] : [{ id: 'by', label: '谁核对的', value: checkedBy }]),
          { id: 'amount', label: '给多少', value: grantAmount(grant) },
          { id: 'services', label: '能用在', value: servicesWords(programme) },
          { id: 'funding', label: '谁出钱', value: fundingWords(programme) },
          ...(term === '' ? [] : [{ id: 'term', label: '哪天到哪天', value: term }]),
          ...(decidedBy === null || decidedAt === null
            ? []
            : [{ id: 'decided', label: '谁定的', value: `${decidedBy} · ${dayOfInstant(decidedAt)}` }]),
          ...(clause === null ? [] : [{ id: 'clause', label: '按哪一条', value: clause }]),
        ]}
      />
      {files.map((file, index) => (
        <Button
          key={file}
          kind="other"
          role="link"
          onPress={() => go(PATHS.casePhoto, { case: grant.case, file, for: person.id })}
        >
          {`看照片 ${index + 1}`}
        </Button>
      ))}
      <Box className="note">{sourceWords(programme)}</Box>
      {programme.doubts.length > 0 && (
        <Fold title="文件没写清楚的">
          {programme.doubts.map((doubt) => (
            <Box key={doubt}>{doubt}</Box>
          ))}
        </Fold>
      )}
    </>
  )
}

function Found({ account }: { readonly account: string }) {
  const { id = '' } = useRouter().params
  const read = useAnswer('booking', 'grantOnDesk', { case: id }, id === '' ? null : account, { moving: true })
  useClosing(read.error)
  const thread = read.data?.grant
  if (!thread) return <Waiting {...read} shown={false} />
  const { grant, may, months } = thread
  const decides = may.includes('approve') || may.includes('refuse')
  return (
    <>
      <Waiting {...read} shown />
      <Papers thread={thread} />
      {decides && <Decide key={grant.version} grant={grant} />}
      {grant.state === 'checked' && !decides && (
        <Notice tone="wait">这一件不能由您定:核对的人、申请的人和帮着申请的人,不能自己批。</Notice>
      )}
      {months.map((month) => (
        <AccountOfMonth key={month.month} month={month} />
      ))}
      <InForce key={`in-force-${grant.version}`} grant={grant} may={may} />
    </>
  )
}

/** One grant for whoever decides on it. That it was read stands in «谁看过». */
function OfficialGrant() {
  return (
    <Frame title="补贴申请" who="none" calls="line" wide onBack={() => backOr(PATHS.official)}>
      <AtDesk role="official">{(_staff, account) => <Found account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(OfficialGrant)
