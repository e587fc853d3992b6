import { useMemo } from 'react'
import { useRouter } from '@tarojs/taro'
import { useCity } from '@/client/city'
import { usePack } from '@/client/pack'
import { today } from '@/client/today'
import type { Pack, Standing } from '@/domain/entitlement'
import { go } from '@/platform/navigate'
import { Box, Card, Fold, Heading, Notice, Row, Tag, type Tone } from '@/ui'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { catalogue, issuedWords, STANDING_WORDS, type CataloguedDocument } from './listed'
import { useCounty } from './use-county'

/** How much weight a paper has, for somebody who would rest on it. */
const WEIGHTS: Readonly<Record<Standing, { readonly words: string; readonly tone: Tone }>> = {
  'in-force': { words: '正在执行', tone: 'good' },
  draft: { words: '草案,征求意见用的,还不算数', tone: 'wait' },
  pilot: { words: '试点用的,不是处处都有', tone: 'wait' },
  exploratory: { words: '还在探索,没有定下来', tone: 'wait' },
  historic: { words: '以前的规定,现在不一定算数', tone: 'wait' },
}

/** Above this a list of items waits under a fold: a catalogue is read by its papers. */
const MOST_OPEN = 4

interface OfCity {
  readonly city: string
}

function Cited({ city, cited }: Pick<CataloguedDocument, 'cited'> & OfCity) {
  const rows = (
    <Card kind="rows" role="list" label="写在里面的">
      {cited.map(({ item: { benefit, place }, clauses }) => {
        const standing = STANDING_WORDS[benefit.standing]
        return (
          <Row
            key={benefit.ref}
            over={place}
            title={benefit.name}
            detail={
              <>
                {clauses.join('、')} {standing && <Tag tone="wait">{standing}</Tag>}
              </>
            }
            onPress={() => go(PATHS.benefit, { city, ref: benefit.ref })}
          />
        )
      })}
    </Card>
  )
  if (cited.length === 0) return null
  return cited.length > MOST_OPEN ? <Fold title={`${cited.length} 项写在里面`}>{rows}</Fold> : rows
}

function Paper({ city, document, cited }: CataloguedDocument & OfCity) {
  const { words, tone } = WEIGHTS[document.standing]
  return (
    <Box as="section" className="stack">
      <Card>
        <Heading level={2} className="subtitle paper-name">
          {document.number}
        </Heading>
        {document.number !== `《${document.title}》` && <Box>{document.title}</Box>}
        <Box className="note">发文:{document.issuer}</Box>
        <Box className="note">日期:{issuedWords(document)}</Box>
        <Tag tone={tone}>{words}</Tag>
        {document.note && <Box className="note">{document.note}</Box>}
      </Card>
      <Cited city={city} cited={cited} />
    </Box>
  )
}

function Catalogue({ pack }: { readonly pack: Pack }) {
  const county = useCounty(pack)
  const on = today()
  const papers = useMemo(() => catalogue(pack, on, county), [pack, on, county])
  return (
    <>
      <Notice>
        {pack.name}的清单写在下面 {papers.length} 份文件里。去窗口时报文件号和第几条,对方就能找到。
      </Notice>
      {papers.map((paper) => (
        <Paper key={paper.document.id} city={pack.city} {...paper} />
      ))}
    </>
  )
}

function DocumentsPage() {
  const own = useCity()
  const { city = own } = useRouter().params
  const policy = usePack(city, { fresh: true })
  return (
    <Frame title="写在哪些文件里" who="thin">
      {city === null && <AskCity />}
      <Waiting {...policy} shown={policy.pack !== undefined} />
      {policy.pack && <Catalogue pack={policy.pack} />}
    </Frame>
  )
}

export default guarded(DocumentsPage)
