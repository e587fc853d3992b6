import { useState } from 'react'
import type { ActionOutput } from '@/contract'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { backOr } from '@/platform/navigate'
import { Box, Button, Card, Dial, Heading, Notice, spokenPhone, Tag } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'

type Provider = ActionOutput<'booking', 'providers'>['providers'][number]

const MOST = 300
/** Providers that a page shows at first, and more of at a press. */
const STEP = 20

/** Takes a provider off, or lets it serve again; always with a reason. */
function Blacklist({ provider: { id, name, blacklisted, open } }: { readonly provider: Provider }) {
  const [asked, setAsked] = useState(false)
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string>()
  const { act, busy, error, attempt } = useAct('booking', 'blacklist')
  const action = blacklisted ? '恢复接单' : '停止接单'
  const submit = async (): Promise<void> => {
    const told = words.trim()
    const wrong = told === '' ? '请写为什么' : told.length > MOST ? `最多写${MOST}个字,请删短一些` : undefined
    setProblem(wrong)
    if (wrong !== undefined) return
    if (await act({ provider: id, on: !blacklisted, words: told })) {
      setAsked(false)
      setWords('')
      askAgain('booking', 'providers')
    }
  }
  if (!asked) {
    return (
      <Button kind="quiet" label={`${action}:${name}`} onPress={() => setAsked(true)}>
        {action}
      </Button>
    )
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      <TextArea
        id={`why-${id}`}
        label={`为什么${action}`}
        most={MOST}
        value={words}
        error={problem}
        onChange={(typed) => {
          setProblem(undefined)
          setWords(typed)
        }}
      />
      <Confirm
        title={`${action}:${name}?`}
        action={action}
        danger={!blacklisted}
        busy={busy}
        onConfirm={() => void submit()}
        onCancel={() => setAsked(false)}
      >
        {blacklisted ? '恢复以后又能接新单。' : `不再接新单。手上还有 ${open} 单没做完,要另外安排。`}
      </Confirm>
    </>
  )
}

function ProviderCard({ provider }: { readonly provider: Provider }) {
  const { name, phone, blacklisted, open, late, ratings, demo } = provider
  return (
    <Card>
      <Heading level={2} className="subtitle">
        {name}
      </Heading>
      <Box>
        {blacklisted && <Tag tone="bad">已停止接单</Tag>}
        {demo && <Tag tone="plain">演示数据</Tag>}
      </Box>
      <Box>{`手上 ${open} 单${late > 0 ? `,${late} 单过了答应的时间` : ''}`}</Box>
      <Box className="note">
        {ratings ? `满意 ${ratings.good} · 一般 ${ratings.fair} · 不满意 ${ratings.poor}` : '评价还不够多,不显示'}
      </Box>
      <Dial phone={phone} kind="other">{`打电话 ${spokenPhone(phone)}`}</Dial>
      <Blacklist provider={provider} />
    </Card>
  )
}

/** Those that want attention first. */
const rank = ({ blacklisted, late, open }: Provider): number => (blacklisted ? 1e9 : 0) + late * 1e4 + open

function Providers({ account }: { readonly account: string }) {
  const [most, setMost] = useState(STEP)
  const read = useAnswer('booking', 'providers', {}, account)
  useClosing(read.error)
  const providers = [...(read.data?.providers ?? [])].sort((a, b) => rank(b) - rank(a))
  return (
    <>
      <Waiting {...read} shown={read.data !== undefined} />
      {read.data?.providers.length === 0 && <Notice>本市还没有登记服务单位。</Notice>}
      {providers.slice(0, most).map((provider) => (
        <ProviderCard key={provider.id} provider={provider} />
      ))}
      {most < providers.length && (
        <Button kind="other" onPress={() => setMost(most + STEP)}>
          {`再看 ${STEP} 家(共 ${providers.length} 家)`}
        </Button>
      )}
    </>
  )
}

/** Who serves in the city, how they answer, and whom the city has taken off. */
function ProvidersPage() {
  return (
    <Frame title="服务单位" who="none" calls="line" wide onBack={() => backOr(PATHS.official)}>
      <AtDesk role="official">{(_staff, account) => <Providers account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(ProvidersPage)
