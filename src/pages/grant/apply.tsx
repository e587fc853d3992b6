import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { calledOf } from '@/client/for-whom'
import { session } from '@/client/session'
import { go } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, ErrorSummary, Heading, Notice } from '@/ui'
import { PhotoPicker } from '@/ui/photo-picker'
import { TextArea } from '@/ui/text-area'
import { communityObstacle } from '../community-obstacle'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { MOST_PHOTOS, MOST_WORDS, wordsProblem } from './said'
import { ObstacleNotice } from './obstacle-notice'
import { ProgrammeFacts } from './programme-card'
import { useGrantDraft } from './use-grant-draft'

type Step = 'about' | 'words' | 'papers'

const stepOf = (named: string | undefined): Step => (named === 'words' || named === 'papers' ? named : 'about')
const TITLES: Readonly<Record<Step, string>> = { about: '申请补贴', words: '为什么申请', papers: '材料的照片' }

type Grant = ReturnType<typeof useGrantDraft>

/** What it is, and what the phone's own judgement says of it: that opens nothing. */
function About({ programme, proposal }: Grant) {
  if (!programme) return null
  return (
    <>
      <Heading level={2} className="title">
        {programme.name}
      </Heading>
      {proposal?.verdict === 'yes' && (
        <Notice tone="good">按您答过的情况,可能符合。批不批,由社区核对、民政审批。</Notice>
      )}
      {proposal?.verdict === 'no' && (
        <Notice tone="wait">按您答过的情况,可能不符合。情况没有答全的,也可以申请,由社区核对。</Notice>
      )}
      <ProgrammeFacts programme={programme} />
      <Box className="note">申请分三步:您申请,社区核对,民政审批。批准以后才能用。</Box>
    </>
  )
}

interface WordsProps {
  readonly grant: Grant
  readonly problem?: string
  readonly onMend: () => void
}

function Words({ grant: { draft, change, person }, problem, onMend }: WordsProps) {
  return (
    <TextArea
      id="words"
      label={`${calledOf(person)}为什么要申请?`}
      hint="写几句实际情况,例如一个人住、腿不好。身份证号、银行卡号不要写在这里。"
      value={draft.words ?? ''}
      most={MOST_WORDS}
      error={problem}
      onChange={(words) => {
        onMend()
        change(words)
      }}
    />
  )
}

/** Applying for a programme, one question a page. */
function Apply() {
  const { programme: key, city, step: named } = useRouter().params
  const step = stepOf(named)
  const signedIn = session.use() !== null
  const grant = useGrantDraft({ programme: key, city })
  const { person, programme, read, draft, photos, setPhotos } = grant
  const [problem, setProblem] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const obstacle = communityObstacle(person, signedIn, 'handle')
  const at = { programme: key, city }
  const next = (): void => {
    if (step === 'about') return go(PATHS.grantApply, { ...at, step: 'words' })
    if (step === 'papers') return go(PATHS.grantCheck, at)
    const found = wordsProblem(draft.words ?? '')
    setProblem(found)
    setAttempt(attempt + 1)
    if (found !== undefined) return toTop()
    // What was proposed is hers once she has read it and gone on.
    grant.change(draft.words ?? '')
    go(PATHS.grantApply, { ...at, step: 'papers' })
  }
  const ready = programme?.grantable === true && obstacle === null
  const words = { about: '下一步:写为什么申请', words: '下一步:材料的照片', papers: '下一步:看看对不对' }[step]
  return (
    <Frame
      title={TITLES[step]}
      who={step === 'about' ? 'change' : 'thin'}
      task="申请补贴"
      actions={ready && <Button onPress={next}>{words}</Button>}
    >
      <Waiting {...read} shown={read.data !== undefined} />
      {read.data && !programme && <Notice>这个城市没有这一项补贴,可能已经改了。请回去看看现在有哪些。</Notice>}
      {programme && !programme.grantable && <Notice tone="wait">这一项在这里不能申请,请看看说明。</Notice>}
      {programme && step === 'about' && <About {...grant} />}
      {programme && obstacle && <ObstacleNotice obstacle={obstacle} person={person} />}
      {ready && step === 'words' && (
        <>
          <ErrorSummary attempt={attempt} errors={problem === undefined ? [] : [problem]} />
          <Words grant={grant} problem={problem} onMend={() => setProblem(undefined)} />
        </>
      )}
      {ready && step === 'papers' && (
        <PhotoPicker
          label="材料的照片"
          hint="没有也行:社区会告诉您还要什么。照片要有网才能传,关掉小程序要重新选。"
          photos={photos}
          most={MOST_PHOTOS}
          onChange={setPhotos}
        />
      )}
    </Frame>
  )
}

export default guarded(Apply)
