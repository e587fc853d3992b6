import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { chooseCity, cityName, useCity } from '@/client/city'
import { calledOf } from '@/client/for-whom'
import { itemOf } from '@/client/pack'
import { explain, judge } from '@/domain/entitlement'
import { go } from '@/platform/navigate'
import { Box, Button, Notice } from '@/ui'
import { ShareButton } from '@/ui/share-button'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { NEEDS } from '../needs'
import { PATHS } from '../paths'
import { toMap } from '../to-map'
import { Waiting } from '../waiting'
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
import { conditionView, failureWords } from './benefit-tree'
import { missingWords } from './benefit-words'
import { canBeAsked, explanationFor, useJudged, type Judged } from './judged'

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

/** Where one goes from here. */
function Ways({ benefit }: Pick<Subject, 'benefit'>) {
  const need = NEEDS.find(({ value }) => value === benefit.need)
  return (
    <>
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
      {isRight(benefit) && judged.verdict !== 'no' && (
        <Button kind="other" role="link" onPress={() => go(PATHS.sheet, { ref: benefit.ref })}>
          带去窗口的一张纸
        </Button>
      )}
      <Papers {...subject} />
      <Questions benefit={benefit} />
      <Ways benefit={benefit} />
    </>
  )
}

/** What is asked of nobody: the same item for whoever has told nothing here, or looks at another city's. */
function neutral({ benefit, all }: Subject): Subject | undefined {
  const { pack, judgement } = all
  const judged = judge(pack, {}, { on: judgement.on, county: null, changes: false }).benefits.find(
    ({ ref }) => ref === benefit.ref,
  )
  return judged && { benefit, judged, all }
}

/** The item as anybody may read it: what it is, for whom, where. Nobody is judged. */
function NeutralBody(subject: Subject) {
  const { benefit, all } = subject
  const { pack, judgement, person } = all
  const own = useCity()
  const nobody = neutral(subject)
  const explained = explain(pack, {}, benefit.ref, { on: judgement.on, county: null })
  const who = person.relation === '本人' ? '我' : calledOf(person)
  const begin = (): void => {
    // Whoever asks about this city's item asks by this city's policy.
    if (own !== pack.city) chooseCity(person, pack.city)
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
      <Button onPress={begin}>{isRight(benefit) ? `看看${who}能不能领` : `看看${who}能领什么`}</Button>
      {explained && <Conditions title="要符合什么" view={conditionView(explained)} marked={false} />}
      {nobody && <Confirms {...nobody} />}
      <WhereToGo {...subject} />
      <Papers {...subject} />
      <Questions benefit={benefit} />
      <Ways benefit={benefit} />
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

function BenefitPage() {
  const { ref = '', city: linked } = useRouter().params
  const own = useCity()
  const { judged: all, policy, city } = useJudged(linked)
  const subject = all && find(all, ref)
  const isNeutral = !all?.answered || own !== city
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
      {subject && (isNeutral ? <NeutralBody {...subject} /> : <JudgedBody {...subject} />)}
      {subject && <ShareButton page={page}>发给家人看</ShareButton>}
      {all && !subject && <NotThere retry={policy.retry} />}
      {city === null && <AskCity />}
      {city !== null && !all && <Waiting {...policy} shown={false} />}
    </Frame>
  )
}

export default guarded(BenefitPage)
