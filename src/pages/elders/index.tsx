import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { ElderFilter, ElderRow } from '@/contract/care/elders'
import { useAnswer } from '@/client/use-answer'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Chips, Notice, Press, Row } from '@/ui'
import { SearchField } from '@/ui/search-field'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { useSearch } from '../use-search'
import { Waiting } from '../waiting'
import { Areas } from './areas'
import { BesideList } from './beside-list'
import { FILTERS, rowWords, toggled, totalWords, unclaimedWords } from './words'

type Filters = readonly ElderFilter[]

interface FilterChipsProps {
  readonly chosen: Filters
  readonly onChange: (filters: Filters) => void
}

/** Several narrow together; each is on or off. */
function FilterChips({ chosen, onChange }: FilterChipsProps) {
  return (
    <Box className="chips" role="group" label="只看哪些老人">
      {FILTERS.map(({ value, label }) => {
        const on = chosen.includes(value)
        return (
          <Press
            key={value}
            role="toggle"
            on={on}
            className={`chip ${on ? 'chip--on' : ''}`}
            onPress={() => onChange(toggled(chosen, value))}
          >
            {label}
          </Press>
        )
      })}
    </Box>
  )
}

interface RowsProps {
  readonly label: string
  readonly elders: readonly ElderRow[]
  readonly onLook: (person: string) => void
}

function Rows({ label, elders, onLook }: RowsProps) {
  return (
    <Box className="looked">
      <Card kind="rows" role="list" label={label}>
        {elders.map((row) => (
          <Row
            key={row.id}
            title={row.name}
            detail={
              <>
                <Box>{rowWords(row)}</Box>
                <Box>{row.community ?? '不知道住哪个社区'}</Box>
              </>
            }
            end={unclaimedWords(row.unclaimed)}
            onPress={() => go(PATHS.elder, { person: row.id })}
            more={
              <Press className="due__look" label={`看资料:${row.name}`} onPress={() => onLook(row.id)}>
                看资料
              </Press>
            }
          />
        ))}
      </Card>
    </Box>
  )
}

interface ListProps {
  readonly account: string
  readonly search: string
  readonly filters: Filters
  readonly onLook: (person: string) => void
}

/** As many as come at once. */
const AT_ONCE = 50

/** The next fifty, once they are asked for. */
function Later(props: ListProps & { readonly after: string }) {
  const [asked, setAsked] = useState(false)
  if (asked) return <LaterRows {...props} />
  return (
    <Button kind="other" onPress={() => setAsked(true)}>
      {`再看 ${AT_ONCE} 位`}
    </Button>
  )
}

const inputOf = ({ search, filters }: Pick<ListProps, 'search' | 'filters'>) => ({
  ...(search !== '' && { search }),
  filters: [...filters],
})

function LaterRows({ after, ...list }: ListProps & { readonly after: string }) {
  const { account, search, onLook } = list
  const read = useAnswer('care', 'elders', { ...inputOf(list), after }, account, { fleeting: search !== '' })
  const { data } = read
  const last = data?.elders[data.elders.length - 1]
  return (
    <>
      <Waiting {...read} shown={data !== undefined} />
      {data && data.elders.length > 0 && <Rows label="老人(续)" elders={data.elders} onLook={onLook} />}
      {data?.more && last && <Later {...list} after={last.id} />}
    </>
  )
}

function List(list: ListProps) {
  const { account, search, filters, onLook } = list
  // What is typed is somebody's name: no copy is kept under it.
  const read = useAnswer('care', 'elders', inputOf(list), account, { fleeting: search !== '' })
  const { data, retry } = read
  useClosing(read.error)
  useDidShow(retry)
  const last = data?.elders[data.elders.length - 1]
  const narrowed = search !== '' || filters.length > 0
  return (
    <>
      <Waiting {...read} shown={data !== undefined} />
      {data && <Box className="strong">{totalWords(data.total, narrowed)}</Box>}
      {data?.elders.length === 0 && (
        <Notice>
          {narrowed
            ? '没有符合的老人。可以少选几个条件;片区大的,要打全名、电话号码或服务码。'
            : '名册里还没有老人。可以当面登记,或者导入纸质名册。'}
        </Notice>
      )}
      {data && data.elders.length > 0 && <Rows label="老人" elders={data.elders} onLook={onLook} />}
      {data?.more && last && <Later {...list} after={last.id} />}
    </>
  )
}

const SHOWS = [
  { value: 'list', label: '看名单' },
  { value: 'map', label: '看地图' },
] as const

function Register({ account }: { readonly account: string }) {
  const [typed, setTyped] = useState('')
  const search = useSearch(typed, setTyped)
  const [filters, setFilters] = useState<Filters>([])
  const [show, setShow] = useState<(typeof SHOWS)[number]['value']>('list')
  const [looked, setLooked] = useState<string>()
  const key = `${search.words} ${filters.join()}`
  return (
    <Box className="work work--two">
      <Box className="work__main stack">
        <SearchField
          id="elder-search"
          label="找一位老人"
          hint="打姓名,或者整个电话号码。"
          value={search.typed}
          onChange={search.type}
          onSearch={search.search}
          maxLength={30}
        />
        <FilterChips chosen={filters} onChange={setFilters} />
        <Chips label="怎么看" options={SHOWS} chosen={show} onChoose={setShow} />
        {show === 'map' && <Areas key={`map ${filters.join()}`} account={account} filters={filters} />}
        <List key={key} account={account} search={search.words} filters={filters} onLook={setLooked} />
        <Card kind="rows" role="list" label="加进名册">
          <Row title="登记一位老人" detail="老人就在身边,当面代办" onPress={() => go(PATHS.meet)} />
          <Row title="导入纸质名册" detail="一次最多 300 位,先检查再导入" onPress={() => go(PATHS.elderImport)} />
        </Card>
        <Box className="note">看过名单,会记在每位老人的“谁看过”里,一天一行。</Box>
      </Box>
      <BesideList account={account} person={looked} />
    </Box>
  )
}

/** 我的老人: the register of the worker's division, as a list and on a map that tells nothing else. */
function Elders() {
  return (
    <Frame title="我的老人" who="none" calls="line" wide onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="community-worker">{(_staff, account) => <Register account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(Elders)
