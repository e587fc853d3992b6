import { useEffect, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { ActionOutput } from '@/contract'
import { beside, lookBeside } from '@/client/presence'
import { useAnswer } from '@/client/use-answer'
import { go } from '@/platform/navigate'
import { Box, Card, Row, Verb } from '@/ui'
import { BesideList } from '../elders/beside-list'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { useRinging } from '../urgent/ringing'
import { Waiting } from '../waiting'
import { useClosing } from './at-desk'
import { Sitting } from './sitting'
import { TodayList } from './today'
import { withoutRinging } from './today-steps'
import { useLeftOpen } from './use-left-open'

type Counts = ActionOutput<'care', 'today'>['counts']

/** The lists behind today's: how many stand in each, once that is known. */
function Lists({ counts }: { readonly counts: Counts | undefined }) {
  const end = (words: (known: Counts) => string): string | undefined => counts && words(counts)
  return (
    <Card kind="rows" role="list" label="名单">
      <Row
        title="我的老人"
        detail="名册、地图、一人一张卡"
        end={end(({ elders }) => `${elders} 位`)}
        onPress={() => go(PATHS.elders)}
      />
      <Row
        title="政策找人"
        detail="能领没领的,告诉老人"
        end={end(({ found }) => `${found} 项`)}
        onPress={() => go(PATHS.found)}
      />
      <Row
        title="探访"
        detail="这个月看过的/该看的"
        end={end(({ visited, owed }) => `${visited}/${owed}`)}
        onPress={() => go(PATHS.outreachVisits)}
      />
      <Row
        title="求助"
        detail="接手、答复、转给同事"
        end={end(({ open }) => `${open} 件`)}
        onPress={() => go(PATHS.deskRequests)}
      />
      <Row title="电话回访" detail="用了补贴的服务,没人确认的" onPress={() => go(PATHS.callBacks)} />
      <Row title="没来吃饭的" detail="食堂没有问到的独居老人" onPress={() => go(PATHS.deskAbsences)} />
      <Row title="本月数据" detail="探访、求助、补贴,给街道和县里的表" onPress={() => go(PATHS.figures)} />
      <Row title="一人一案台账" detail="整个片区的名单,下载或打印" onPress={() => go(PATHS.ledger)} />
    </Card>
  )
}

function Today({ account, onLook }: { readonly account: string; readonly onLook: (person: string) => void }) {
  const read = useAnswer('care', 'today', {}, account)
  const { data, retry } = read
  useClosing(read.error)
  useDidShow(retry)
  const ringing = useRinging(account)
  const left = useLeftOpen(account)
  return (
    <>
      <Box className="work__main stack">
        <Waiting {...read} shown={data !== undefined} />
        {data && (
          <TodayList
            day={data.day}
            items={withoutRinging(data.items, ringing)}
            left={left}
            calling={ringing.length > 0}
            onLook={onLook}
          />
        )}
        <Refresh onRefresh={retry}>刷新今天要办的</Refresh>
      </Box>
      <Box className="work__lists" as="nav">
        <Lists counts={data?.counts} />
      </Box>
    </>
  )
}

/** A worker's desk: who sits here, what is due today, the lists; on a wide screen one elder's card beside them. */
export function WorkerDesk({ account }: { readonly account: string }) {
  const open = beside.use()
  const [looked, setLooked] = useState<string>()
  // Another device of hers may have opened or closed it.
  useEffect(() => void lookBeside(), [])
  return (
    <>
      {open ? (
        <Sitting open={open} />
      ) : (
        <Verb
          icon="person"
          tone="good"
          title="当面代办"
          detail="老人就在身边,替老人登记、查、办"
          onPress={() => go(PATHS.meet)}
        />
      )}
      <Box className="work">
        <Today account={account} onLook={setLooked} />
        <BesideList account={account} person={looked} />
      </Box>
    </>
  )
}
