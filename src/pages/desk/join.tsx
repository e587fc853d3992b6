import { useState } from 'react'
import type { ActionOutput } from '@/contract'
import { session } from '@/client/session'
import { call } from '@/client/call'
import { useAct } from '@/client/use-act'
import { cityName, useCities } from '@/client/city'
import { go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, ErrorSummary, Failure, Heading, Notice, TextField } from '@/ui'
import { CopyText } from '@/ui/copy-text'
import { KeyValues } from '@/ui/key-values'
import { QrPicture } from '@/ui/qr-picture'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { SecondFactor } from './second-factor'
import { ROLE_WORDS } from './words'

type Offer = ActionOutput<'operator', 'lookStaffInvitation'>
type Factor = ActionOutput<'operator', 'joinStaff'>

interface CodeStepProps {
  readonly code: string
  readonly onType: (code: string) => void
  readonly onFound: (offer: Offer) => void
}

/** The invitation's code, as somebody reads it out. */
function CodeStep({ code, onType, onFound }: CodeStepProps) {
  const [problem, setProblem] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const [tries, setTries] = useState(0)
  const [busy, setBusy] = useState(false)
  const look = async (): Promise<void> => {
    if (busy) return
    setTries(tries + 1)
    setFailure(undefined)
    if (code.trim() === '') return setProblem('请填邀请码')
    setBusy(true)
    const answer = await call('operator', 'lookStaffInvitation', { code })
    setBusy(false)
    if (answer.ok) return onFound(answer.data)
    const atField = answer.error.fields?.['code']
    setProblem(atField)
    if (!atField) setFailure(answer.error.message)
  }
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      {failure && <Failure key={tries} message={failure} onRetry={() => void look()} attend />}
      <Box>管理员给您的邀请码,由字母和数字组成,三天内有效。</Box>
      <TextField
        id="invitation-code"
        label="邀请码"
        hint="空格、横线不填也行,大小写都可以。"
        maxLength={40}
        value={code}
        error={problem}
        onChange={(typed) => {
          setProblem(undefined)
          onType(typed)
        }}
      />
      <Button busy={busy} onPress={() => void look()}>
        看看邀请
      </Button>
    </>
  )
}

interface OfferStepProps {
  readonly offer: Offer
  readonly code: string
  readonly onJoined: (factor: Factor) => void
  readonly onBack: () => void
}

function OfferStep({ offer, code, onJoined, onBack }: OfferStepProps) {
  const { act, busy, error, attempt } = useAct('operator', 'joinStaff')
  useCities()
  const join = async (): Promise<void> => {
    const factor = await act({ code })
    if (factor) onJoined(factor)
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void join()} />
      <Heading level={2} className="subtitle" attend>
        请您来做这项工作
      </Heading>
      <KeyValues
        label="邀请的内容"
        rows={[
          { id: 'name', label: '姓名', value: offer.name },
          { id: 'role', label: '岗位', value: ROLE_WORDS[offer.role] },
          { id: 'city', label: '城市', value: cityName(offer.city) || offer.city },
          { id: 'division', label: '负责', value: offer.division },
        ]}
      />
      <Box className="note">{`不是您?请别加入,把邀请码还给管理员。加入以后,这个账号(${session.get()?.account.name ?? ''})就能打开工作台。`}</Box>
      <Button busy={busy} settles onPress={() => void join()}>
        加入
      </Button>
      <Button kind="other" onPress={onBack}>
        换一个邀请码
      </Button>
    </>
  )
}

/** The secret goes into an authenticator now, or never: it is on no phone of ours after this page. */
function FactorStep({ factor }: { readonly factor: Factor }) {
  return (
    <>
      <Notice tone="good">快好了。还要在手机的验证器里添加“养老服务工作台”,以后每天用它的动态码打开工作台。</Notice>
      <Card>
        <Heading level={2} className="subtitle" attend>
          第一步:在手机的验证器里添加
        </Heading>
        <Box>
          验证器是专门出动态码的应用:苹果手机用自带的“密码”,别的手机在应用商店搜“身份验证器”或“动态密码”。打开它,点“添加”,扫这个码:
        </Box>
        <QrPicture text={factor.uri} label="添加验证器的二维码,扫不了就用下面的密钥" />
        <CopyText label="扫不了?手工填这个密钥" text={factor.secret} />
        <Box className="note">只在这一页显示一次,请别拍照、别发给别人。离开这一页就要重新加入。</Box>
      </Card>
      <Card>
        <Heading level={2} className="subtitle">
          第二步:填验证器里的动态码
        </Heading>
        <SecondFactor action="打开工作台" onOpen={() => replace(PATHS.desk)} />
      </Card>
    </>
  )
}

function Joining() {
  const [code, setCode] = useState('')
  const [offer, setOffer] = useState<Offer>()
  const [factor, setFactor] = useState<Factor>()
  if (factor) return <FactorStep factor={factor} />
  if (!offer) return <CodeStep code={code} onType={setCode} onFound={setOffer} />
  const joined = (given: Factor): void => {
    setFactor(given)
    toTop()
  }
  return <OfferStep offer={offer} code={code} onJoined={joined} onBack={() => setOffer(undefined)} />
}

/** Somebody comes to work here, by the code that an operator gave her. */
function JoinStaff() {
  const signedIn = session.use() !== null
  return (
    <Frame title="加入工作人员" who="none" calls="line">
      {signedIn ? (
        <Joining />
      ) : (
        <>
          <Notice>请先用您自己的手机号或微信登录,再填邀请码。</Notice>
          <Button role="link" onPress={() => go(PATHS.signIn)}>
            登录
          </Button>
        </>
      )}
    </Frame>
  )
}

export default guarded(JoinStaff)
