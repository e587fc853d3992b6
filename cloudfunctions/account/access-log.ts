import { and, desc, inArray } from 'drizzle-orm'
import { contract, type Action, type Actions } from '@/contract'
import type { Tx } from '../database/database'
import { accessLog } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { actorNames } from '../runtime/names'
import { pageOf, within, type Stretch } from '../runtime/paging'
import { idsOf } from '../runtime/records'
import type { Asked } from './asked'
import { hers } from './record'

const PAGE = 30

/** What lists show by themselves, of which no action about one person says it. */
const SHOWN: Readonly<Record<string, string>> = {
  'account.me': '看了姓名和住处',
  'account.helpers': '看了帮手名单',
  'account.consents': '看了同意与收回',
  'account.accessLog': '看了谁看过资料',
  'care.cases': '看了正在办的事',
  'care.desk': '在工作台上看了正在办的事',
  'care.meet': '当面打开了资料',
  'care.visitPlan': '看了探访的安排',
  'care.recordVisit': '记下了一次探访',
  'care.elderPhoto': '探访时要拍照,看了是不是同意',
  'care.visit': '看了一次探访的记录',
  'care.sitting': '当面代办,后来交上来',
  'care.ledger': '导出了一人一案台账',
  'care.today': '在工作台上看了今天要办的事',
  'care.elders': '在老人名单里看了姓名和年龄',
  'care.elder': '打开了“一人一案”',
  'care.setUncalled': '改了要不要主动联系',
  'care.importElders': '按纸质名册做了登记',
  'care.lifeEvent': '登记了去世、住院、搬走或回家',
  'care.takeBackLife': '收回了登记错的去世、住院或搬走',
  'care.foundPeople': '在工作台上看了可以享受什么',
  'care.foundContact': '联系了老人,记下了结果',
  'care.findCaller': '接 12349 电话时查了是谁打来的',
  'care.openCall': '在 12349 电话里打开了资料',
  'assessment.officeDesk': '在工作台上看了能力评估的申请',
  'assessment.officeCase': '看了能力评估的申请',
  'assessment.check': '核对了能力评估的申请',
  'assessment.teams': '查了可以派谁来评估',
  'assessment.assignTeam': '安排了评估员',
  'assessment.review': '审核了评估结果',
  'assessment.audit': '抽查了评估表',
  'booking.quote': '看了预约的价格',
  'booking.upcoming': '看了接下来的预约',
  'booking.grantDesk': '在工作台上看了补贴',
  'booking.grantOnDesk': '看了补贴申请',
  'booking.decideGrant': '审批了补贴',
  'booking.reviewGrant': '复核了补贴',
  'booking.stopGrant': '停了补贴',
  'booking.ledger': '看了一个月的补贴台账',
  'booking.deskBookings': '在服务机构的工作台上看了预约',
  'booking.accept': '接了预约',
  'booking.decline': '退了预约',
  'booking.assign': '派了上门的人',
  'booking.round': '看了送餐的路线',
  'booking.visits': '看了上门的安排',
  'booking.checkIn': '上门登记到了',
  'booking.finish': '登记服务做完了',
  'booking.stopVisit': '登记服务没有做成',
  'booking.counterFind': '在食堂核对了服务码',
  'booking.counterServe': '在食堂登记了一餐',
  'booking.counterToday': '看了食堂今天的名单',
  'booking.settlement': '看了一个月的结算',
  'booking.callBacks': '看了要打电话回访的服务',
  'booking.callBack': '打电话回访了服务',
  'booking.absences': '看了没来吃饭的名单',
  'booking.answerAbsence': '记下了没来吃饭的原因',
  'booking.urgentDesk': '在工作台上看了紧急求助',
  'booking.answerUrgent': '去处理紧急求助',
  'booking.endUrgent': '处理完了紧急求助',
  'assessment.myVisits': '看了上门评估的安排',
  'assessment.sheet': '打开了能力评估表',
  'assessment.appoint': '定了上门评估的时间',
  'assessment.sign': '在能力评估表上签了字',
  'assessment.notAssessed': '登记了评估没有做成',
}

/** What a line of the log says, «看了资料»; the contract has the words. */
export function traceWords(name: string): string {
  const [fn = '', action = ''] = name.split('.')
  const actions = (contract as unknown as Readonly<Record<string, Actions>>)[fn]
  const access: Action['access'] | undefined = actions?.[action]?.access
  const words = access && 'trace' in access ? access.trace : null
  return words ?? SHOWN[name] ?? '用了资料'
}

/** One line of «谁看过». */
export interface AccessLine {
  readonly id: string
  readonly at: string
  readonly who: string
  readonly as: (typeof accessLog.$inferSelect)['ground']
  readonly what: string
}

async function linesOf(
  tx: Tx,
  keyring: Keyring,
  personId: string,
  rows: readonly (typeof accessLog.$inferSelect)[],
): Promise<AccessLine[]> {
  const nameOf = await actorNames(tx, keyring, await idsOf(tx, personId))
  const lines: AccessLine[] = []
  for (const { id, createdAt, accountId, ground, action } of rows) {
    const who = await nameOf({ accountId, ground })
    lines.push({ id, at: createdAt.toISOString(), who, as: ground, what: traceWords(action) })
  }
  return lines
}

/** Rows of hers in a stretch of time, newest first, whichever of her records they stand under. */
async function rowsIn(tx: Tx, ids: readonly string[], stretch: Stretch) {
  const query = tx
    .select()
    .from(accessLog)
    .where(and(inArray(accessLog.personId, [...ids]), within(accessLog.createdAt, stretch)))
    .orderBy(desc(accessLog.createdAt), desc(accessLog.id))
  return stretch.most === undefined ? query : query.limit(stretch.most)
}

/** Who looked at her record or changed it, newest first. */
export async function accessLogOf(call: Asked<'accessLog'>, keyring: Keyring) {
  const { db, input } = call
  const { id } = hers(call)
  const ids = await idsOf(db, id)
  const { rows, more } = await pageOf(PAGE, input.before, (stretch) => rowsIn(db, ids, stretch))
  return { lines: await linesOf(db, keyring, id, rows), more }
}

/** The newest lines, for her copy. @returns `all` false where there are older ones */
export async function newestAccess(tx: Tx, keyring: Keyring, personId: string, most: number) {
  const rows = await rowsIn(tx, await idsOf(tx, personId), { before: undefined, most: most + 1 })
  return { lines: await linesOf(tx, keyring, personId, rows.slice(0, most)), all: rows.length <= most }
}
