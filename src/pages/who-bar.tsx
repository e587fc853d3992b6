import { calledOf, forWhom, isBeside, isCalling, type ForWhom } from '@/client/for-whom'
import { today } from '@/client/today'
import { go } from '@/platform/navigate'
import { Box, Inline, Press, Tag } from '@/ui'
import { PATHS } from './paths'
import { age } from './words'

function about(person: ForWhom): string {
  const name = person.relation === '本人' ? '' : person.name
  return [name, age(person.birthDate, today()), person.community?.name].filter(Boolean).join(' · ')
}

interface WhoBarProps {
  readonly thin?: boolean
  /** What is being done for her, after the name. */
  readonly task?: string
}

/** A reminder. Whoever acts for himself needs none, so there it stands only to tell how far the task is. */
function ThinBar({ person, task }: { readonly person: ForWhom; readonly task?: string }) {
  const own = person.relation === '本人'
  if (own && !task) return null
  const verb = !task ? '正在帮' : own ? '给' : '替'
  return (
    <Box className="who who--thin">
      <Box className="note">
        {verb} <Inline className="strong">{calledOf(person)}</Inline> {task} {person.demo && <Tag>演示数据</Tag>}
      </Box>
    </Box>
  )
}

/** The elder beside a worker, or on the telephone: by name, since he sees many, and with the way back to where he closes her record. */
function BesideBar({ person, task = '办' }: { readonly person: ForWhom; readonly task?: string }) {
  const calling = isCalling(person)
  return (
    <Box className="who who--thin">
      <Box className="who__words note">
        {calling ? '在电话里替' : '当面替'} <Inline className="strong">{person.name || calledOf(person)}</Inline> {task}
      </Box>
      <Press className="who__change" role="link" onPress={() => go(calling ? PATHS.call : PATHS.beside)}>
        {calling ? '回到通话' : '回到当面代办'}
      </Press>
    </Box>
  )
}

/** Whose affair this is, on every screen of a helper: nobody applies for himself by mistake. */
export function WhoBar({ thin = false, task }: WhoBarProps) {
  const person = forWhom.use()
  if (isBeside(person)) return <BesideBar person={person} task={task} />
  if (thin) return <ThinBar person={person} task={task} />
  const called = calledOf(person)
  const words = person.relation === '本人' ? '为自己办理' : `为 ${called} 办理`
  return (
    <Box className="who">
      <Box className="who__face" silent>
        {called.slice(0, 1)}
      </Box>
      <Box className="who__words">
        <Box className="strong">{words}</Box>
        <Box className="note">
          {about(person)} {person.demo && <Tag>演示数据</Tag>}
        </Box>
      </Box>
      <Press className="who__change" role="link" onPress={() => go(PATHS.people)} label="换人,选择为谁办理">
        换人
      </Press>
    </Box>
  )
}
