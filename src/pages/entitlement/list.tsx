import { useMemo, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { useCity } from '@/client/city'
import { usePack } from '@/client/pack'
import { today } from '@/client/today'
import type { Pack } from '@/domain/entitlement'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Heading, Inline, Notice, Row, Tag } from '@/ui'
import { SearchField } from '@/ui/search-field'
import { AskCity, CityLine } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { checkedSince, listDay, listedItems, searched, STANDING_WORDS, type ListedItem, type Origin } from './listed'
import { longDay } from '../words'
import { useCounty } from './use-county'

const TITLES: Readonly<Record<Origin, string>> = {
  numbered: '清单上的',
  county: '县里自己加的',
  body: '文件正文里的',
  national: '国家清单上的,这里还没有自己的规定',
  info: '只供了解,不是现在能领的',
}

interface ItemRowProps {
  readonly city: string
  readonly item: ListedItem
}

function ItemRow({ city, item: { benefit, place, amount } }: ItemRowProps) {
  const standing = STANDING_WORDS[benefit.standing]
  return (
    <Row
      over={place}
      title={benefit.name}
      detail={
        <>
          {benefit.plain} {standing && <Tag tone="wait">{standing}</Tag>}
        </>
      }
      end={amount && <Inline className={/\d/.test(amount) ? 'good' : 'note'}>{amount}</Inline>}
      onPress={() => go(PATHS.benefit, { city, ref: benefit.ref })}
    />
  )
}

interface ItemsProps {
  readonly city: string
  readonly items: readonly ListedItem[]
  /** With a title over each kind; what was found by a search needs none. */
  readonly titled: boolean
}

function Items({ city, items, titled }: ItemsProps) {
  const origins = [...new Set(items.map(({ origin }) => origin))]
  return (
    <>
      {origins.map((origin) => (
        <Box key={origin} as="section" className="stack">
          {titled && (
            <Heading level={2} className="subtitle">
              {TITLES[origin]}
            </Heading>
          )}
          <Card kind="rows" role="list" label={TITLES[origin]}>
            {items
              .filter((item) => item.origin === origin)
              .map((item) => (
                <ItemRow key={item.benefit.ref} city={city} item={item} />
              ))}
          </Card>
        </Box>
      ))}
    </>
  )
}

/** Which list this is, and how far it can be trusted. */
function About({ pack }: { readonly pack: Pack }) {
  const listed = listDay(pack)
  return (
    <Card>
      <Box className="strong">{pack.hasList ? `${pack.name}的清单` : `${pack.name}自己的清单我们还没有`}</Box>
      {listed && <Box className="note">文件日期:{longDay(listed)}</Box>}
      <Box className="note">我们和文件核对过:{longDay(checkedSince(pack))}</Box>
      <Box className="note">版本 {pack.version}</Box>
      {pack.note && <Box className="note">{pack.note}</Box>}
    </Card>
  )
}

function NothingFound({ typed, onClear }: { readonly typed: string; readonly onClear: () => void }) {
  return (
    <>
      <Notice tone="wait">
        没有找到“{typed}”。换个短一点的词试试,比如“补贴”“公交”“护理”,或只打第几项的数字。清单上没有的事,打 12349 或
        12345 也能问。
      </Notice>
      <Button kind="other" onPress={onClear}>
        看全部清单
      </Button>
    </>
  )
}

function PublishedList({ pack }: { readonly pack: Pack }) {
  const [typed, setTyped] = useState('')
  const county = useCounty(pack)
  const on = today()
  const items = useMemo(() => listedItems(pack, on, county), [pack, on, county])
  const found = useMemo(() => searched(items, typed), [items, typed])
  const searching = typed.trim() !== ''
  return (
    <>
      <About pack={pack} />
      <SearchField id="search" label="找一项" hint="打名字、第几项、文件号都行" value={typed} onChange={setTyped} />
      <Box role="status" className="note">
        {searching ? `找到 ${found.length} 项,一共 ${items.length} 项` : `一共 ${items.length} 项,点开看每一项`}
      </Box>
      {found.length > 0 ? (
        <Items city={pack.city} items={found} titled={!searching} />
      ) : (
        <NothingFound typed={typed.trim()} onClear={() => setTyped('')} />
      )}
      <Button kind="other" role="link" onPress={() => go(PATHS.documents, { city: pack.city })}>
        这些写在哪些文件里
      </Button>
      {pack.calculators.length > 0 && (
        <Button kind="quiet" role="link" onPress={() => go(PATHS.calculators, { city: pack.city })}>
          给机构的补贴怎么算
        </Button>
      )}
    </>
  )
}

function ListPage() {
  const own = useCity()
  const asked = useRouter().params.city
  const city = asked ?? own
  const policy = usePack(city, { fresh: true })
  return (
    <Frame title="全部清单" who="thin">
      {city === null && <AskCity />}
      {city !== null && asked === undefined && <CityLine city={city} words={['看', '的清单']} />}
      <Waiting {...policy} shown={policy.pack !== undefined} />
      {policy.pack && <PublishedList pack={policy.pack} />}
    </Frame>
  )
}

export default guarded(ListPage)
