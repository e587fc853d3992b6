import { Box, Card, Heading, Icon } from '@/ui'
import { joinWords, markWords, type ConditionLine, type ConditionView } from './benefit-tree'

const ICONS = { true: 'check', false: 'cross', null: 'question' } as const

interface ViewProps {
  readonly view: ConditionView
  /** False where nobody is judged: the conditions alone, as the document has them. */
  readonly marked: boolean
  /** It stands under «不能有», which says so for all of its lines. */
  readonly underNone?: boolean
}

function Line({ line, marked, underNone }: { readonly line: ConditionLine } & Omit<ViewProps, 'view'>) {
  const text = line.denied && !underNone ? `没有:${line.text}` : line.text
  const source = `依据:${line.source}`
  return (
    <Box className="condition" role="listitem">
      {marked && !line.moot && <Icon name={ICONS[`${line.state}`]} />}
      <Box className="condition__words">
        <Box>{text}</Box>
        <Box className="note">{marked ? `${markWords(line)} · ${source}` : source}</Box>
      </Box>
    </Box>
  )
}

function View({ view, marked, underNone }: ViewProps) {
  if (view.kind === 'line') return <Line line={view} marked={marked} underNone={underNone} />
  const settled = marked && view.join === 'any' && view.state === true
  return (
    <Box className="conditions" role="listitem">
      <Box className="conditions__title">{settled ? `${joinWords(view)},已经有了` : joinWords(view)}</Box>
      <Box role="list" label={joinWords(view)}>
        {view.parts.map((part, index) => (
          <View key={index} view={part} marked={marked} underNone={view.join === 'none'} />
        ))}
      </Box>
    </Box>
  )
}

interface ConditionsProps {
  readonly title: string
  readonly view: ConditionView
  readonly marked: boolean
}

/** All conditions of one benefit, joined as its document joins them, each with its clause. */
export function Conditions({ title, view, marked }: ConditionsProps) {
  return (
    <>
      <Heading level={2} className="subtitle">
        {title}
      </Heading>
      <Card role="list" label={title}>
        <View view={view} marked={marked} />
      </Card>
    </>
  )
}
