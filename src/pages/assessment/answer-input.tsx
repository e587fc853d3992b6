import type { TermsCard } from '@/contract/assessment/shapes'
import { calledOf, isBeside, may, type ForWhom } from '@/client/for-whom'
import { session } from '@/client/session'
import { DAY_PARTS, DAY_PART_WORDS, type AssessmentPlace } from '@/domain/assessment/states'
import { calledBy } from '@/domain/person/relation'
import type { LocalFile } from '@/platform/local-file'
import { Box, Button, Card, Choice, TextField, type ChoiceOption } from '@/ui'
import { PhotoPicker } from '@/ui/photo-picker'
import { TextArea } from '@/ui/text-area'
import { helperConsentWords } from './obstacle'
import {
  addressWords,
  ALONE,
  askWords,
  MOST_ADDRESS,
  MOST_PHOTOS,
  MOST_RELATION,
  MOST_TIMES,
  MOST_WORDS,
  placeOptions,
  REASON_OPTIONS,
  WITH,
  type QuestionId,
} from './questions'
import { noticeLines } from './terms-words'
import type { Problems, Typed } from './typed'

export interface AnswerInputProps {
  readonly id: QuestionId
  readonly person: ForWhom
  readonly place: AssessmentPlace | undefined
  readonly terms: TermsCard | undefined
  readonly typed: Typed
  /** What is wrong, by the field at which it stands. */
  readonly problems: Problems
  readonly photos: readonly LocalFile[]
  readonly onChange: (typed: Typed) => void
  readonly onPhotos: (photos: readonly LocalFile[]) => void
}

const DAY_OPTIONS: readonly ChoiceOption[] = DAY_PARTS.map((id) => ({ id, label: DAY_PART_WORDS[id] }))

function Chosen({ options, ...props }: AnswerInputProps & { readonly options: readonly ChoiceOption[] }) {
  const { id, person, place, typed, problems, onChange } = props
  return (
    <Choice
      label={askWords(id, calledOf(person), place)}
      kind="one"
      options={options}
      chosen={[typed.chosen]}
      error={problems.chosen}
      onChoose={(one) => onChange({ ...typed, chosen: one })}
    />
  )
}

function When(props: AnswerInputProps) {
  const { typed, problems, onChange } = props
  return (
    <>
      <Chosen {...props} options={DAY_OPTIONS} />
      <TextArea
        id="times"
        label="哪几天不行?(不写也行)"
        hint="例如:周三下午要透析;11 月 30 日以后都在家。"
        value={typed.text}
        most={MOST_TIMES}
        error={problems.text}
        onChange={(text) => onChange({ ...typed, text })}
      />
    </>
  )
}

/** Whoever helps her is often the one who will be there: at one press. */
function Myself({ person, typed, onChange }: AnswerInputProps) {
  const name = session.use()?.account.name ?? ''
  const stands = person.standing === 'confirmed' || person.standing === 'guardian'
  if (!stands || name === '' || typed.text === name) return null
  return (
    <Button
      kind="other"
      onPress={() => onChange({ ...typed, chosen: WITH, text: name, relation: calledBy(person.relation) })}
    >
      就是我陪
    </Button>
  )
}

/** Only family can be rung up about her: whoever applies for herself is there, and a worker beside her knows no more. */
const aloneHint = (person: AnswerInputProps['person']): string =>
  person.relation === '本人' || isBeside(person)
    ? '也可以评,评估员一样一样慢慢问'
    : '也可以评。说不清的事,评估员会打电话问您'

function With(props: AnswerInputProps) {
  const { typed, problems, onChange } = props
  const options = [
    { id: WITH, label: '有人陪着' },
    { id: ALONE, label: '没有人陪', hint: aloneHint(props.person) },
  ]
  return (
    <>
      <Box className="note">最好有一位常照顾老人的人在,能说说平常的情况,评完在表上签个名。</Box>
      <Myself {...props} />
      <Chosen {...props} options={options} />
      {typed.chosen === WITH && (
        <>
          <TextField
            id="companion-name"
            label="姓名"
            value={typed.text}
            maxLength={30}
            error={problems.text}
            onChange={(text) => onChange({ ...typed, text })}
          />
          <TextField
            id="companion-relation"
            label="是老人的什么人"
            hint="例如:女儿、邻居、护工。"
            value={typed.relation}
            maxLength={MOST_RELATION}
            error={problems.relation}
            onChange={(relation) => onChange({ ...typed, relation })}
          />
          <TextField
            id="companion-phone"
            label="电话(不写也行)"
            kind="phone"
            value={typed.phone}
            error={problems.phone}
            onChange={(phone) => onChange({ ...typed, phone })}
          />
        </>
      )}
    </>
  )
}

function Written(props: AnswerInputProps) {
  const { id, person, place, typed, problems, onChange } = props
  const problem = problems.text
  const { ask, hint } = addressWords(place)
  const change = (text: string): void => onChange({ ...typed, text })
  if (id === 'phone') {
    return (
      <TextField
        id={id}
        label={askWords(id, calledOf(person))}
        hint="评估员打这个电话约时间。手机,或者区号加座机。"
        kind="phone"
        autoComplete="tel"
        value={typed.text}
        error={problem}
        onChange={change}
      />
    )
  }
  if (id === 'words') {
    return (
      <TextArea
        id={id}
        label={askWords(id, calledOf(person))}
        hint="听不清要大声说、上楼没电梯、家里有狗,都可以写。不写也行。身份证号、银行卡号不要写在这里。"
        value={typed.text}
        most={MOST_WORDS}
        error={problem}
        onChange={change}
      />
    )
  }
  return (
    <TextField
      id={id}
      label={ask}
      hint={hint}
      value={typed.text}
      maxLength={MOST_ADDRESS}
      error={problem}
      onChange={change}
    />
  )
}

/** Photographs go by whoever may handle her affairs; everybody else shows the papers on the day. */
function Papers({ person, photos, onPhotos }: AnswerInputProps) {
  if (!may(person, 'handle'))
    return <Box>{`${calledOf(person)}没有把“办理”交给您,照片传不了。病历、出院单,那天拿给评估员看就行。`}</Box>
  return (
    <PhotoPicker
      label="病历、出院单、诊断证明的照片"
      hint="没有也行:那天拿给评估员看也一样。照片要有网才能传,关掉小程序要重新选。"
      photos={photos}
      most={MOST_PHOTOS}
      onChange={onPhotos}
    />
  )
}

function AgreedTo(props: AnswerInputProps) {
  const { person, terms } = props
  const who = calledOf(person)
  const words = person.relation === '本人' ? '看完了,同意这样评' : `念给${who}听了,${who}同意这样评`
  const helper = helperConsentWords(person)
  return (
    <>
      <Card>
        <Box className="stack">{terms && noticeLines(terms, who).map((line) => <Box key={line}>{line}</Box>)}</Box>
      </Card>
      {helper && <Box className="note">{helper}</Box>}
      <Chosen {...props} options={[{ id: 'agreed', label: words }]} />
    </>
  )
}

/** Draws the way of answering that fits the question. */
export function AnswerInput(props: AnswerInputProps) {
  switch (props.id) {
    case 'reason':
      return <Chosen {...props} options={REASON_OPTIONS} />
    case 'place':
      return <Chosen {...props} options={placeOptions(calledOf(props.person))} />
    case 'when':
      return <When {...props} />
    case 'companion':
      return <With {...props} />
    case 'papers':
      return <Papers {...props} />
    case 'notice':
      return <AgreedTo {...props} />
    default:
      return <Written {...props} />
  }
}
