import { useMemo } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { cityName, isServed, lookAtCity, useCities, useCity, useHomeCity } from '@/client/city'
import { calledOf } from '@/client/for-whom'
import { countyOf } from '@/client/interview'
import { countyOfItem, itemOf } from '@/client/pack'
import { explain, judge } from '@/domain/entitlement'
import { go } from '@/platform/navigate'
import { Box, Button, Notice } from '@/ui'
import { ShareButton } from '@/ui/share-button'
import { AskCity, CityLine } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { NEEDS } from '../needs'
import { PATHS } from '../paths'
import { toMap } from '../to-map'
import { Waiting } from '../waiting'
import { ApplyHere } from './apply-here'
import { Conditions } from './benefit-conditions'
import {
  Confirms,
  Conflicts,
  isRight,
  NoRight,
  Papers,
  Questions,
  Verdict,
  WhatItIs,
  WhereToGo,
  type Subject,
} from './benefit-sections'
import { spokenItem, spokenNeutral } from './benefit-spoken'
import { conditionView, explanationFor, failureWords } from './benefit-tree'
import { missingWords } from './benefit-words'
import { canBeAsked, judgedIn, useJudged, type Judged } from './judged'

/** Facts that are missing, and the way to tell them where a page of ours asks for them. */
function Missing(subject: Subject) {
  const { judged, all, benefit } = subject
  if (judged.missing.length === 0 || !isRight(benefit)) return null
  const open = canBeAsked(all, judged)
  return (
    <>
      <Notice tone="wait">
        {missingWords(judged)}
        {open ? '' : '。这要由社区或办事窗口核对;也可以申请能力评估,有了结果再查。'}
      </Notice>
      {open && <Button onPress={() => go(PATHS.question, { ref: benefit.ref })}>去补这几题</Button>}
    </>
  )
}

/** Where one goes from here. The community of her own city is asked about that city's items only. */
function Ways({ benefit, all: { pack } }: Pick<Subject, 'benefit' | 'all'>) {
  const need = NEEDS.find(({ value }) => value === benefit.need)
  const home = useHomeCity()
  return (
    <>
      {home === pack.city && <ApplyHere pack={pack} benefit={benefit.ref} />}
      {isRight(benefit) && home === pack.city && (
        <Button kind="other" role="link" onPress={() => go(PATHS.ask, { ref: benefit.ref, city: pack.city })}>
          请社区帮我办
        </Button>
      )}
      <Button kind="other" role="link" onPress={() => toMap('ask')}>
        最近的办事窗口
      </Button>
      {need && need.value !== 'ask' && need.value !== 'eat' && (
        <Button kind="quiet" role="link" onPress={() => toMap(need.value)}>
          {`最近${need.nearest}`}
        </Button>
      )}
      <Button kind="quiet" role="link" onPress={() => toMap('eat')}>
        最近的食堂
      </Button>
    </>
  )
}

/** Whether this was judged by the list of her own place; a county's own item that was sent to her may be of another. */
const isOnHerList = ({ judgement, situation }: Judged): boolean => judgement.county === (countyOf(situation) ?? null)

/** Whether she is on record somewhere else than where this item is given. */
const livesElsewhere = (all: Judged): boolean => !isOnHerList(all) && all.person.residence !== null

/** Whose item this is, where only one county has it. */
function OfCounty({ all, benefit }: Subject) {
  const code = countyOfItem(all.pack, benefit.ref)
  const name = all.pack.counties.find((county) => county.code === code)?.name
  if (!name) return null
  return (
    <Notice>
      这是{name}的,别的县(市、区)不一定有。
      {livesElsewhere(all) && `${calledOf(all.person)}登记的住处不在${name}。`}
    </Notice>
  )
}

/** The benefit as it came out for her. */
function JudgedBody(subject: Subject) {
  const { benefit, judged, all } = subject
  const explained = explanationFor(all, benefit.ref)
  const failure = explained && isRight(benefit) ? failureWords(explained) : undefined
  return (
    <>
      {isRight(benefit) ? <Verdict {...subject} /> : <NoRight {...subject} />}
      {failure && <Notice tone="wait">{failure.words}</Notice>}
      <Missing {...subject} />
      {judged.verdict === 'no' && benefit.otherwise && <Notice>{benefit.otherwise}</Notice>}
      {explained && (
        <Conditions
          title={isRight(benefit) ? '怎么判断的' : '文件里写的条件'}
          view={conditionView(explained)}
          marked={isRight(benefit)}
        />
      )}
      <Confirms benefit={benefit} judged={judged} />
      <Conflicts {...subject} />
      <WhereToGo {...subject} />
      {isRight(benefit) && judged.verdict !== 'no' && isOnHerList(all) && (
        <Button kind="other" role="link" onPress={() => go(PATHS.sheet, { ref: benefit.ref })}>
          带去窗口的一张纸
        </Button>
      )}
      <Papers {...subject} />
      <Questions benefit={benefit} />
      <Ways benefit={benefit} all={all} />
    </>
  )
}

/** What is asked of nobody: the same item for whoever has told nothing here, or looks at another city's. */
function neutral({ benefit, all }: Subject): Subject | undefined {
  const { pack, judgement } = all
  const { on, county } = judgement
  const judged = judge(pack, {}, { on, county, changes: false }).benefits.find(({ ref }) => ref === benefit.ref)
  return judged && { benefit, judged, all }
}

/** The item as anybody may read it: what it is, for whom, where. Nobody is judged. */
function NeutralBody(subject: Subject) {
  const { benefit, all } = subject
  const { pack, judgement, person } = all
  const own = useCity()
  const nobody = neutral(subject)
  const explained = explain(pack, {}, benefit.ref, { on: judgement.on, county: judgement.county })
  const who = person.relation === '本人' ? '我' : calledOf(person)
  const by = own === pack.city ? '' : `按${pack.name}的政策`
  const begin = (): void => {
    // Whoever asks about this city's item asks by this city's policy: the button says so.
    if (own !== pack.city && !lookAtCity(person, pack.city)) return
    if (isRight(benefit) && canBeAsked(all, subject.judged)) go(PATHS.question, { ref: benefit.ref })
    else if (!all.answered) go(PATHS.question)
    else if (!isRight(benefit)) go(PATHS.results)
    // Else she has told all there is to tell: this page, in her city now, gives the answer.
  }
  return (
    <>
      {own !== pack.city && (
        <Box className="note">
          这是{pack.name}的政策。{own === null ? '' : `您现在选的是${cityName(own)}。`}
        </Box>
      )}
      {isRight(benefit) ? <WhatItIs {...subject} /> : <NoRight {...(nobody ?? subject)} />}
      {!livesElsewhere(all) && (
        <Button onPress={begin}>{`${by}看看${who}${isRight(benefit) ? '能不能领' : '能领什么'}`}</Button>
      )}
      {explained && <Conditions title="要符合什么" view={conditionView(explained)} marked={false} />}
      {nobody && <Confirms {...nobody} />}
      <WhereToGo {...subject} />
      <Papers {...subject} />
      <Questions benefit={benefit} />
      <Ways benefit={benefit} all={all} />
    </>
  )
}

function spoken({ benefit, judged, all }: Subject, isNeutral: boolean): string {
  return isNeutral
    ? spokenNeutral(benefit)
    : spokenItem({ benefit, judged, explained: explanationFor(all, benefit.ref) })
}

function find(all: Judged, ref: string): Subject | undefined {
  const benefit = itemOf(all, ref)
  const judged = benefit && all.judgement.benefits.find((one) => one.ref === benefit.ref)
  return benefit && judged && { benefit, judged, all }
}

/** What a link opens: the city and the item, and nothing of a person. */
const linkTo = (city: string, ref: string): string => `${PATHS.benefit}?city=${city}&ref=${encodeURIComponent(ref)}`

/** Not on the list, or not on the copy that this phone has. */
function NotThere({ retry }: { readonly retry: () => void }) {
  return (
    <>
      <Notice>清单里没有这一项,可能已经改了。</Notice>
      <Button kind="other" onPress={retry}>
        换成最新的清单再找
      </Button>
      <Button kind="quiet" role="link" onPress={() => go(PATHS.list)}>
        看全部清单
      </Button>
    </>
  )
}

/** A link may name any city; one that nobody can choose is opened for nobody. */
function NotServed() {
  // Perhaps it is new, and the cities on this phone are of yesterday.
  const { value } = useCities({ fresh: true })
  return (
    <>
      <Notice tone="wait">这个链接里的城市,我们这里还没有。可以先看看您自己城市的。</Notice>
      {value && (
        <Button kind="other" role="link" onPress={() => go(PATHS.list)}>
          看全部清单
        </Button>
      )}
    </>
  )
}

/** The item that the page speaks of, by the list on which it stands. */
function useSubject(linked: string | undefined, ref: string) {
  const refused = linked !== undefined && isServed(linked) === false
  // What is refused is not asked for either.
  const { judged: hers, policy, city } = useJudged(refused ? undefined : linked)
  const all = useMemo(() => {
    const county = hers && countyOfItem(hers.pack, ref)
    return refused || !hers || county === undefined ? hers : judgedIn(hers, county)
  }, [hers, ref, refused])
  return { all: refused ? undefined : all, policy, city, refused }
}

function BenefitPage() {
  const { ref = '', city: linked } = useRouter().params
  const own = useCity()
  const home = useHomeCity()
  const { all, policy, city, refused } = useSubject(linked, ref)
  const subject = all && find(all, ref)
  const isNeutral = !all?.answered || own !== city || livesElsewhere(all)
  const page = {
    title: subject ? `${subject.all.pack.name}:${subject.benefit.name}` : '养老服务',
    path: subject ? linkTo(subject.all.pack.city, subject.benefit.ref) : PATHS.home,
  }
  useShareAppMessage(() => page)
  return (
    <Frame
      title={subject?.benefit.name ?? '我能领什么'}
      task={all && !isNeutral ? '查' : ''}
      spoken={subject && spoken(subject, isNeutral)}
    >
      {refused && <NotServed />}
      {city !== null && subject && !isNeutral && home !== city && <CityLine city={city} words={['这是', '的政策']} />}
      {subject && <OfCounty {...subject} />}
      {subject && (isNeutral ? <NeutralBody {...subject} /> : <JudgedBody {...subject} />)}
      {subject && <ShareButton page={page}>发给家人看</ShareButton>}
      {all && !subject && <NotThere retry={policy.retry} />}
      {city === null && <AskCity />}
      {city !== null && !all && !refused && <Waiting {...policy} shown={false} />}
    </Frame>
  )
}

export default guarded(BenefitPage)
