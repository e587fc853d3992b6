import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { isDrawn } from '../../../cloudfunctions/assessment/visits/sign'
import { assessment, assessmentVisit } from '../../../cloudfunctions/database/schema'
import type { SheetTap } from '../../../src/domain/assessment/sheet'
import type { World } from '../world'
import { answersFor, newScene, put, signInput, STROKES, tapsOfBoth, TODAY, type Scene } from './assessment-form-support'
import { assessmentOf, consentTo, newOfficial, seen } from './assessment-support'
import { newElder } from './people-support'

const NAME = '独孤静仪'
const SAID = '夜里起来三回,怕摔在马桶旁'
const ADDRESS = '汾河路9弄4号楼702'
const TIMES = '礼拜二下午去透析'
const COMPANION = '东方既白'
const COMPANION_PHONE = '13803578812'
const NOTE = '端杯子时右手一直发抖'
const SETTLED = '又请她走了一遍才定'
const INFORMANT = '东方未明'
const READ = '复核过,两人写法一致'
const OBJECTS = '那天她发着低烧'
const AUDITED = '抽查时又看了握杯那一项'

/** Applied for, filled in by two, signed, told, read again, and objected to, with every word that must not be read afterwards. */
export async function assessmentStory(world: World): Promise<string[]> {
  const her = await newElder(world, NAME, { street: '解放路街道' })
  await consentTo(world, her)
  const official = await newOfficial(world)
  const scene = await drawn(world, await newScene(world, { her, official, when: null, asks: ASKS }))
  await filledIn(world, scene)
  const hers = assessmentOf(world, her)
  const of = { case: scene.office.thread.assessment.case }
  const now = async () => seen((await hers.ask('assessment', of)).thread)
  await assessmentOf(world, official).ask('review', { ...(await now()), fine: true, words: READ })
  const another = assessmentOf(world, await newOfficial(world, { name: '高经办' }))
  await another.ask('audit', { visit: scene.visit, fine: true, words: AUDITED })
  await hers.ask('agree', await now())
  await hers.ask('certificate', of)
  await hers.ask('object', { ...(await now()), words: OBJECTS })
  return [...[NAME, SAID, ADDRESS, TIMES, COMPANION, COMPANION_PHONE, NOTE, SETTLED, INFORMANT, READ, OBJECTS, AUDITED]]
}

const ASKS = {
  ...{ words: SAID, address: ADDRESS, times: TIMES, phone: COMPANION_PHONE },
  companion: { name: COMPANION, relation: '女儿', phone: COMPANION_PHONE },
}

/** The same visit under an id that is drawn: nobody can choose it from outside. */
async function drawn(world: World, scene: Scene): Promise<Scene> {
  const { owner } = world.database
  let visit = randomUUID()
  while (!isDrawn(world.keyring, visit)) visit = randomUUID()
  await owner.update(assessmentVisit).set({ id: visit }).where(eq(assessmentVisit.id, scene.visit))
  await owner.update(assessment).set({ visitId: visit }).where(eq(assessment.visitId, scene.visit))
  await assessmentOf(world, scene.team.first).ask('appoint', { visit, version: 1, ...TODAY })
  return { ...scene, visit }
}

async function filledIn(world: World, scene: Scene): Promise<void> {
  const { team, visit } = scene
  const at = new Date(world.now.getTime() - 1_000).toISOString()
  const tap = { by: 'second', at } as const
  const more: SheetTap[] = [
    { ...tap, id: randomUUID(), kind: 'note', item: 'B.1.1', words: NOTE },
    { ...tap, id: randomUUID(), kind: 'settle', item: 'B.1.1', value: 3, words: SETTLED },
  ]
  const n = await put(world, team.first, visit, [...tapsOfBoth(answersFor(60), world.now), ...more])
  const informant = { strokes: STROKES, at: world.now.toISOString(), name: INFORMANT, relation: '儿子' }
  await assessmentOf(world, team.first).ask('sign', signInput(world, scene, n, { informant }))
}
