/**
 * The office's day with assessments, lived on a wide screen and a narrow one: what is late is taken on first, two are sent, a signed
 * form is read and told, one that was drawn is read again, and the figures and the papers are looked at. It is lived on the
 * applications that a demonstration brings along, so on a server of its own.
 */

import { chinaDay } from '@/domain/person/date'
import { dayAfter } from '@/domain/facility/hours'
import type { Hands } from './story'

/** 梁桂英 has waited for two weeks; whoever is refused has to know why. */
export async function takesOn(desk: Hands): Promise<void> {
  await desk.press('能力评估')
  await desk.sees('过了答应的日子')
  await desk.sees('超期了')
  await desk.press('梁桂英')
  await desk.sees('怎么处理这份申请?')
  await desk.choose('不受理')
  await desk.press('不受理')
  await desk.sees('请写为什么不受理')
  await desk.choose('受理')
  await desk.press('受理')
  await desk.sees('已受理,正在安排评估员')
}

async function writesDay(desk: Hands, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-')
  await desk.type('年', year)
  await desk.type('月', String(Number(month)))
  await desk.type('日', String(Number(date)))
}

/** Two of one organisation for tomorrow; one alone is not sent, and nobody goes yesterday. */
export async function sendsTwo(desk: Hands): Promise<void> {
  const today = chinaDay(Date.now())
  await desk.press('安排评估员')
  await desk.sees('哪天几点去?')
  await writesDay(desk, dayAfter(today, -1))
  await desk.type('几点开始', '9:30')
  await desk.press('看看那时候谁有空')
  await desk.sees('上门的日子不能在今天以前')
  await writesDay(desk, dayAfter(today, 1))
  await desk.press('看看那时候谁有空')
  await desk.sees('先不定时间')
  await desk.choose('演示尧城能力评估中心')
  await desk.sees('哪两位去?')
  await desk.choose('马晓红')
  await desk.press('就派这两位')
  await desk.sees('要选两位评估员,现在选了 1 位')
  await desk.choose('郝志远')
  await desk.press('就派这两位')
  await desk.sees('上门时间定了')
  await desk.sees('09:30–11:00')
}

/** 范维民's form is signed: item by item, what was changed and why, and what it comes to. */
export async function readsAndTells(desk: Hands): Promise<void> {
  await desk.press('返回')
  await desk.press('等审核')
  await desk.press('范维民')
  await desk.sees('签字的评估表算出来的结果')
  await desk.press('改过的和商量过的')
  await desk.sees('又一起看老人做了一遍')
  await desk.choose('不能作数,重新评估')
  await desk.press('不能作数,重新评估')
  await desk.sees('请写看了什么、哪里不对')
  await desk.choose('审核通过,告诉老人')
  await desk.press('审核通过,告诉老人')
  await desk.sees('告诉老人了,等答复')
}

/** 吉秀珍's form was drawn. */
export async function readsAgain(desk: Hands): Promise<void> {
  await desk.press('返回')
  await desk.press('抽查')
  await desk.press('吉秀珍')
  await desk.sees('抽查:再看一遍这份评估表')
  await desk.choose('抽查过了,没有问题')
  await desk.type('看了什么', '逐项看了,答案和备注对得上。')
  await desk.press('抽查过了,没有问题')
  await desk.sees('抽查过了:没有问题')
  await desk.press('返回')
}

/** How many, how fast; who assesses until when, and what nobody has said yet of the fee. */
export async function looksAtAll(desk: Hands): Promise<void> {
  await desk.press('评估统计')
  await desk.sees('各等级多少人')
  await desk.press('近 12 个月')
  await desk.sees('从申请到结果')
  await desk.press('返回')
  await desk.press('评估机构和评估员')
  await desk.sees('演示平阳能力评估中心')
  await desk.sees('没有登记单价')
  await desk.press('郝志远')
  await desk.sees('照证书填')
  await desk.choose('有医护背景')
  await desk.press('改好了')
  await desk.sees('郝志远 有医护背景')
}

/** The operator asks an assessor of an organisation that nobody has named yet: with his papers, or not at all. */
export async function invitesAssessor(desk: Hands): Promise<void> {
  await desk.press('工作人员')
  await desk.press('邀请一位工作人员')
  await desk.choose('评估员')
  await desk.type('姓名', '郑秋月')
  await desk.type('工作电话', '0357-2098899')
  await desk.sees('是哪家评估机构的?')
  await desk.choose('写一家新的评估机构')
  await desk.press('生成邀请码')
  await desk.sees('请填评估机构的名字')
  await desk.sees('请照证书填资格到哪天')
  await desk.type('评估机构的名字', '汾水能力评估中心')
  await desk.type('评估机构的电话', '0357-2098800')
  await desk.choose('有医护背景')
  await desk.type('年', '2030')
  await desk.type('月', '6')
  await desk.type('日', '30')
  await desk.press('生成邀请码')
  await desk.sees('给郑秋月的邀请码好了')
  await desk.press('回名单')
  await desk.sees('汾水能力评估中心')
}
