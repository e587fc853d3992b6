import { Box, Card, Choice, TextField, type ChoiceOption } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { MOST_ADDRESS, MOST_NOTE, NONE, toggled, type Typed } from './need-typed'
import { ALLERGEN_OPTIONS, DIET_OPTIONS, RISKS, type QuestionId } from './questions'

interface NeedInputProps {
  readonly id: QuestionId
  readonly ask: string
  readonly typed: Typed
  readonly problem?: string
  readonly onChange: (typed: Typed) => void
}

const HEALTH_OPTIONS: readonly ChoiceOption[] = [
  { id: 'yes', label: '是' },
  { id: 'no', label: '不是' },
  { id: 'unknown', label: '不知道' },
]

const OPTIONS: Readonly<Partial<Record<QuestionId, readonly ChoiceOption[]>>> = {
  diets: [...DIET_OPTIONS, { id: NONE, label: '没有要求' }],
  allergens: [...ALLERGEN_OPTIONS, { id: NONE, label: '都不过敏,或者不知道' }],
  'own-sex': [
    { id: 'yes', label: '要同性别的', hint: '人手少的时候,要多等几天' },
    { id: 'no', label: '都可以' },
  ],
  absent: [
    { id: 'yes', label: '要', hint: '没来,食堂先打电话问;找不到人,再请社区上门看' },
    { id: 'no', label: '不用' },
  ],
  risk: [{ id: 'read', label: '看完了,都明白' }],
}

/** Questions of which several answers may hold. */
const isMany = (id: QuestionId): boolean => id === 'diets' || id === 'allergens' || id === 'risk'

const optionsOf = (id: QuestionId): readonly ChoiceOption[] | undefined =>
  id.startsWith('health.') ? HEALTH_OPTIONS : OPTIONS[id]

function Written({ id, ask, typed, problem, onChange }: NeedInputProps) {
  const change = (text: string): void => onChange({ ...typed, text })
  if (id === 'note') {
    return (
      <TextArea
        id={id}
        label={ask}
        hint="去哪家医院、买什么、家里有没有狗,都可以写。不写也行。"
        value={typed.text}
        most={MOST_NOTE}
        error={problem}
        onChange={change}
      />
    )
  }
  if (id === 'relative') {
    return (
      <>
        <TextField
          id="relative-name"
          label="姓名"
          value={typed.text}
          maxLength={30}
          error={problem}
          onChange={change}
        />
        <TextField
          id="relative-phone"
          label="电话"
          kind="phone"
          value={typed.phone}
          onChange={(phone) => onChange({ ...typed, phone })}
        />
      </>
    )
  }
  if (id === 'phone') {
    return (
      <TextField
        id={id}
        label={ask}
        hint="手机,或者区号加座机。"
        kind="phone"
        value={typed.text}
        error={problem}
        onChange={change}
      />
    )
  }
  return (
    <TextField
      id={id}
      label={ask}
      hint="写到门牌号,例如:解放路幸福小区 3 号楼 2 单元 501。"
      value={typed.text}
      maxLength={MOST_ADDRESS}
      error={problem}
      onChange={change}
    />
  )
}

/** Draws the way of answering that fits the question. */
export function NeedInput(props: NeedInputProps) {
  const { id, ask, typed, problem, onChange } = props
  const options = optionsOf(id)
  if (!options) return <Written {...props} />
  const many = isMany(id)
  const choose = (one: string): void => onChange({ ...typed, chosen: many ? toggled(typed.chosen, one) : [one] })
  return (
    <>
      {id === 'risk' && (
        <Card>
          <Box className="stack">
            {RISKS.map((risk) => (
              <Box key={risk}>{risk}</Box>
            ))}
          </Box>
        </Card>
      )}
      {id.startsWith('health.') && (
        <Box className="note">只给来洗澡的人看,别人看不到。答“不知道”,请先问医生或量一量。</Box>
      )}
      <Choice
        label={ask}
        kind={many ? 'many' : 'one'}
        options={options}
        chosen={typed.chosen}
        error={problem}
        onChoose={choose}
      />
    </>
  )
}
