import type { Ground } from '../helper/scope'
import { isOpenersOwn, type CaseEventKind, type CaseKind, type CaseState } from './case'

/** How a case goes on, who may move it, and the words for both. */

export const STATE_WORDS: Readonly<Record<CaseState, string>> = {
  waiting: '等人接手',
  taken: '有人在办',
  answered: '已经答复',
  withdrawn: '已经撤回',
  closed: '已经办结',
}

/** An event as the heading of its line in the thread. */
export const EVENT_WORDS: Readonly<Record<CaseEventKind, string>> = {
  opened: '提交',
  taken: '接手',
  'handed-on': '转交',
  said: '留言',
  answered: '答复',
  reopened: '说还没办好',
  complained: '投诉',
  objected: '提出异议',
  withdrawn: '撤回',
  closed: '办结',
}

type Steps = Readonly<Partial<Record<CaseEventKind, CaseState>>>

/**
 * Where each event leads. Handed on, it waits until the colleague takes it; so does what is over and begins anew, for who
 * answered may be gone, and a complaint may want somebody else. Only what was answered can be closed: nothing ends in silence.
 */
const STEPS: Readonly<Record<CaseState, Steps>> = {
  waiting: { taken: 'taken', 'handed-on': 'waiting', said: 'waiting', complained: 'waiting', withdrawn: 'withdrawn' },
  taken: { 'handed-on': 'waiting', said: 'taken', answered: 'answered', complained: 'taken', withdrawn: 'withdrawn' },
  answered: {
    said: 'answered',
    reopened: 'waiting',
    complained: 'waiting',
    objected: 'waiting',
    closed: 'closed',
  },
  withdrawn: { complained: 'waiting' },
  closed: { complained: 'waiting', objected: 'waiting' },
}

/** Why an event cannot be now, and what can be done instead; the state alone says it where nothing else does. */
const REFUSALS: Readonly<Record<CaseState, Partial<Record<CaseEventKind, string>> & { readonly otherwise: string }>> = {
  waiting: {
    answered: '这件事还没有人接手,请先接手再答复',
    reopened: '这件事还没有答复,可以直接留言',
    objected: '这件事还没有答复,不用提异议,可以直接留言',
    closed: '这件事还没有答复,不能办结',
    otherwise: '这件事已经提交过了,在等人接手',
  },
  taken: {
    taken: '这件事已经有人接手了',
    reopened: '这件事正在办,可以直接留言',
    objected: '这件事还没有答复,不用提异议,可以直接留言',
    closed: '这件事还没有答复,不能办结',
    otherwise: '这件事已经提交过了,正在办',
  },
  answered: {
    withdrawn: '这件事已经答复,不用撤回了',
    otherwise: '这件事已经答复了',
  },
  withdrawn: { otherwise: '这件事已经撤回。还要办,请重新提交一件' },
  closed: { otherwise: '这件事已经办结。没办好可以投诉或者提异议,也可以重新提交一件' },
}

export type Progress =
  | { readonly state: CaseState; readonly refusal?: undefined }
  /** In words, with what can be done instead. */
  | { readonly refusal: string; readonly state?: undefined }

/** Where an event takes a case. @param state null before it is opened */
export function nextState(state: CaseState | null, event: CaseEventKind): Progress {
  if (state === null) return event === 'opened' ? { state: 'waiting' } : { refusal: '没有这件事,请先提交' }
  const next = STEPS[state][event]
  return next ? { state: next } : { refusal: REFUSALS[state][event] ?? REFUSALS[state].otherwise }
}

/** The elder's side: herself, who stands for her by law or agreement, and a worker while she sits beside her. */
const HER_SIDE: readonly Ground[] = ['self', 'guardian', 'helper', 'presence', 'call']

/** Who may do what. A worker never closes a case: her side does, or time after an answer, which is nobody's act. */
const MAY: Readonly<Record<CaseEventKind, readonly Ground[]>> = {
  opened: HER_SIDE,
  taken: ['task'],
  'handed-on': ['task'],
  said: [...HER_SIDE, 'task'],
  answered: ['task'],
  reopened: HER_SIDE,
  complained: HER_SIDE,
  objected: HER_SIDE,
  withdrawn: HER_SIDE,
  closed: HER_SIDE,
}

/**
 * Whether somebody in this capacity may do this to a case. Division, holder and a helper's scopes are asked elsewhere. Whom
 * nobody has confirmed yet may go on with what is his own affair.
 */
export function mayDo(event: CaseEventKind, ground: Ground, kind: CaseKind = 'help'): boolean {
  const as = ground === 'unconfirmed' && isOpenersOwn(kind) ? 'helper' : ground
  return MAY[event].includes(as)
}

/** What somebody did. */
const DEEDS: Readonly<Record<CaseEventKind, string>> = {
  opened: '提交了这件事',
  taken: '接手了这件事',
  'handed-on': '把这件事转交给别人',
  said: '留了言',
  answered: '答复了',
  reopened: '说还没办好',
  complained: '投诉了',
  objected: '对答复提出异议',
  withdrawn: '撤回了这件事',
  closed: '确认办结',
}

/** Somebody in a capacity, or nobody: what came by time alone. */
export type Doer = { readonly by: string; readonly as: Ground } | { readonly by: null; readonly as: null }

/** Whose affair, as the reader is to see the name; it may be «您». */
interface Affair {
  readonly forName: string
}

/**
 * «谁 替 谁»: «子女 王丽 替 王秀英», «社工 李敏».
 * @param doer `by` as the reader is to see it, with the kin or the office in front
 */
export function actorWords({ by, as, forName }: Doer & Affair): string {
  switch (as) {
    case null:
      return '系统'
    case 'self':
    case 'task':
      return by
    case 'presence':
      return `${by} 当面替 ${forName}`
    case 'call':
      return `${by} 在电话里替 ${forName}`
    case 'guardian':
    case 'helper':
      return `${by} 替 ${forName}`
    case 'unconfirmed':
      return `${by}(还没确认)替 ${forName}`
  }
}

/** «子女 王丽 替 王秀英 提交了这件事» */
export function eventSentence(happened: Doer & Affair & { readonly event: CaseEventKind }): string {
  if (happened.as === null && happened.event === 'closed') return '答复以后没有新的意见,这件事自动办结'
  return `${actorWords(happened)} ${DEEDS[happened.event]}`
}
