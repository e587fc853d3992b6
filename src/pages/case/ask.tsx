import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { calledOf } from '@/client/for-whom'
import { forgetHelpDrafts } from '@/client/help-draft'
import { hasArrived, useActs } from '@/client/outgoing-acts'
import { useRefreshedPerson } from '@/client/refresh-person'
import { session } from '@/client/session'
import { go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, ErrorSummary, Heading, TextField } from '@/ui'
import { PhotoPicker } from '@/ui/photo-picker'
import { TextArea } from '@/ui/text-area'
import { communityObstacle } from '../community-obstacle'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { helpProblems, MOST_PHOTOS, MOST_TITLE, MOST_WORDS, REASONS, type HelpProblems } from './help-form'
import { ObstacleNotice } from './obstacle-notice'
import { useHelpDraft } from './use-help-draft'

type Help = ReturnType<typeof useHelpDraft>

/** Room that the ready-made words and the telephone take of what the desk reads in one message. */
const OWN_WORDS = MOST_WORDS - 120

interface FormProps extends Help {
  readonly problems: HelpProblems
  readonly onMend: (field: keyof HelpProblems) => void
}

function Form({ draft, named, change, photos, setPhotos, problems, onMend }: FormProps) {
  const toggle = (reason: string): void => {
    onMend('reasons')
    const { reasons } = draft
    change({ reasons: reasons.includes(reason) ? reasons.filter((one) => one !== reason) : [...reasons, reason] })
  }
  return (
    <>
      {named ? (
        <Heading level={2} className="subtitle">
          {draft.title}
        </Heading>
      ) : (
        <TextField
          id="title"
          label="要办什么事"
          hint="几个字就行,例如:办老年人优待证"
          value={draft.title}
          maxLength={MOST_TITLE}
          error={problems.title}
          onChange={(title) => {
            onMend('title')
            change({ title })
          }}
        />
      )}
      <Heading level={2} className="subtitle">
        哪里要帮忙?可以选几样
      </Heading>
      <Choice
        label="哪里要帮忙"
        kind="many"
        options={REASONS.map((label) => ({ id: label, label }))}
        chosen={draft.reasons}
        error={problems.reasons}
        onChoose={toggle}
      />
      <TextArea
        id="words"
        label="还想说的话"
        hint="不写也行。身份证号、银行卡号不要写在这里。"
        value={draft.words}
        most={OWN_WORDS}
        error={problems.words}
        onChange={(words) => {
          onMend('words')
          change({ words })
        }}
      />
      <TextField
        id="phone"
        label="联系电话"
        hint="社区打这个电话找您。不填,就在这里答复您。"
        kind="phone"
        autoComplete="tel"
        value={draft.phone}
        error={problems.phone}
        onChange={(phone) => {
          onMend('phone')
          change({ phone })
        }}
      />
      <PhotoPicker
        label="材料的照片"
        hint="没有也行。照片要有网才能传,关掉小程序要重新选。"
        photos={photos}
        most={MOST_PHOTOS}
        onChange={setPhotos}
      />
    </>
  )
}

/** 请社区帮我办: what, for whom and why, before it is looked over and sent. */
function Ask() {
  const { ref, city } = useRouter().params
  const held = session.use()
  useRefreshedPerson()
  const help = useHelpDraft({ ref, city })
  const { person, draft } = help
  const [problems, setProblems] = useState<HelpProblems>({})
  const [attempt, setAttempt] = useState(0)
  const obstacle = communityObstacle(person, held !== null, 'handle')
  const { sentAs } = draft
  const waits = useActs(held?.account.id).some(({ id }) => id === sentAs)

  useEffect(() => {
    if (sentAs === undefined) return
    if (waits) replace(PATHS.asked, { act: sentAs })
    // It has come there: the next request about the same is another one.
    else if (hasArrived(sentAs)) forgetHelpDrafts((one) => one.sentAs === sentAs)
  }, [sentAs, waits])

  const check = (): void => {
    const found = helpProblems(draft)
    setProblems(found)
    setAttempt(attempt + 1)
    if (Object.keys(found).length > 0) return toTop()
    // The benefit's name is part of what she looks over, also without the city's list.
    help.change({ sentAs: undefined })
    go(PATHS.askCheck, { ref, city })
  }
  return (
    <Frame
      title="请社区帮忙"
      who="change"
      actions={obstacle === null && <Button onPress={check}>下一步:看看对不对</Button>}
    >
      {obstacle ? (
        <ObstacleNotice obstacle={obstacle} person={person} />
      ) : (
        <>
          <ErrorSummary attempt={attempt} errors={Object.values(problems).filter(Boolean)} />
          <Box className="note">写给{calledOf(person)}住处的社区,由社区工作人员看、答复。</Box>
          <Form
            {...help}
            problems={problems}
            onMend={(field) => problems[field] && setProblems({ ...problems, [field]: undefined })}
          />
        </>
      )}
    </Frame>
  )
}

export default guarded(Ask)
