import { useAnswer } from '@/client/use-answer'
import { go } from '@/platform/navigate'
import { Box, Button, Notice } from '@/ui'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { ElderFile, Who } from './card'

interface BesideListProps {
  readonly account: string
  /** Whose card; undefined until somebody is chosen, so that no card is opened by itself. */
  readonly person: string | undefined
}

function Looked({ account, person }: { readonly account: string; readonly person: string }) {
  const read = useAnswer('care', 'elder', { person }, account)
  const elder = read.data?.elder
  return (
    <>
      <Waiting {...read} shown={elder !== undefined} />
      {elder && (
        <>
          <Who elder={elder} />
          <Button role="link" onPress={() => go(PATHS.elder, { person })}>
            去这位老人的卡上办
          </Button>
          <Box className="note">打开这张卡,会记在老人的“谁看过”里。</Box>
          <ElderFile elder={elder} />
        </>
      )}
    </>
  )
}

/** One elder's card beside a list, where the screen is wide enough for both; narrower ones do not draw it. */
export function BesideList({ account, person }: BesideListProps) {
  return (
    <Box as="section" className="work__card stack">
      {person === undefined ? (
        <Notice>点“看资料”,这里显示那位老人的卡。</Notice>
      ) : (
        <Looked key={person} account={account} person={person} />
      )}
    </Box>
  )
}
