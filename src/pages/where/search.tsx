import { useState } from 'react'
import { useCity } from '@/client/city'
import { useAnswer } from '@/client/use-answer'
import { Box, Notice } from '@/ui'
import { SearchField } from '@/ui/search-field'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { useTaking } from '../place/taking'
import { useSearch } from '../use-search'
import { Waiting } from '../waiting'
import { CommunitiesList } from './communities-list'

const MOST = 30

/** A community by its name, in the whole city. */
function SearchPage() {
  const city = useCity()
  const taking = useTaking()
  const [typed, type] = useState('')
  const { words, search } = useSearch(typed, type)
  const asked = { city: city ?? '', words, limit: MOST }
  const read = useAnswer('facility', 'communities', asked, city === null || words === '' ? null : 'anyone', {
    fleeting: true,
  })
  const { data } = read
  const found =
    data && data.asTyped === 0 && data.total > 0
      ? `没有找到“${words}”,下面 ${data.total} 个的读音或写法相近`
      : `找到 ${data?.asTyped ?? 0} 个${data && data.total > data.asTyped ? `,后面 ${data.total - data.asTyped} 个的读音或写法相近` : ''}`
  const more =
    data && data.total > data.communities.length ? `,先列 ${data.communities.length} 个,多打一个字会更准` : ''
  return (
    <Frame title="按名字找社区">
      {city === null && <AskCity />}
      <SearchField
        id="community"
        label="社区(村)的名字"
        hint="打名字、拼音,或拼音的头一个字母"
        value={typed}
        onChange={type}
        onSearch={search}
      />
      <Box role="status" className="note">
        {data && words !== '' ? `${found}${more}` : ''}
      </Box>
      {words !== '' && <Waiting {...read} shown={data !== undefined} />}
      {words !== '' && data && data.total > 0 && (
        <CommunitiesList communities={data.communities} taking={taking} withStreet />
      )}
      {words !== '' && data?.total === 0 && (
        <Notice tone="wait">没有找到“{words}”。换个短一点的词试试,或返回按县(市、区)选。</Notice>
      )}
    </Frame>
  )
}

export default guarded(SearchPage)
