import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { countiesOf, loadAllPacks } from './city-packs'
import { progress } from './command'
import { loadAllFacilityRules } from './facility-rules'
import { loadAllAssessmentTerms } from './assessment-terms'
import { checkTarget, DEPLOYMENT_FILE, FUNCTION_ROOT } from './functions-target'
import { waitForLock } from './lock.cjs'
import { loadAllProgrammes } from './programmes'
import { loadAllVisitRules } from './visit-rules'

interface Deployment {
  readonly name: string
  /** Seconds; CloudBase ends a call after that. */
  readonly timeout: number
  /** Megabytes. */
  readonly memorySize: number
  /** Names of what the city sets, or leaves out; a function without any needs no database and no private network. */
  readonly settings: readonly string[]
  /** Whether it must know the counties. */
  readonly places?: true
  /** Calls of WeChat's own that it makes. */
  readonly openapi?: readonly string[]
  /** Seven fields of CloudBase's, the first seconds: when it is called by itself. */
  readonly timer?: string
}

const STORE_SETTINGS = [
  'DATABASE_URL',
  'SENIOR_CARE_MASTER_KEY',
  'SENIOR_CARE_FORMER_MASTER_KEYS',
  'SENIOR_CARE_HASH_KEY',
  'SENIOR_CARE_SESSION_KEY',
]
const SMS_SETTINGS = ['SENIOR_CARE_SMS_URL', 'SENIOR_CARE_SMS_KEY']
const TEXT_CHECK = ['security.msgSecCheck']
const stored = { timeout: 10, memorySize: 256 } as const
const DEPLOYMENTS: readonly Deployment[] = [
  {
    ...{ name: 'account', ...stored, places: true, openapi: TEXT_CHECK },
    settings: [...STORE_SETTINGS, ...SMS_SETTINGS, 'SENIOR_CARE_ANSWER_WORKDAYS'],
  },
  {
    ...{ name: 'care', ...stored, places: true, openapi: TEXT_CHECK },
    // Visits that were missed are looked at once a day.
    ...{ timeout: 60, timer: '15 */10 * * * * *' },
    settings: [...STORE_SETTINGS, 'SENIOR_CARE_CLOUD_FILES', 'SENIOR_CARE_ANSWER_WORKDAYS'],
  },
  {
    ...{ name: 'booking', ...stored, places: true, openapi: TEXT_CHECK },
    // One who waits for a place, or who has called for help, is not kept waiting for an hour.
    ...{ timeout: 60, timer: '30 * * * * * *' },
    settings: [...STORE_SETTINGS, 'SENIOR_CARE_CLOUD_FILES', 'SENIOR_CARE_ANSWER_WORKDAYS'],
  },
  {
    ...{ name: 'assessment', ...stored, places: true, openapi: TEXT_CHECK },
    ...{ timeout: 60, timer: '45 */5 * * * * *' },
    settings: [...STORE_SETTINGS, 'SENIOR_CARE_CLOUD_FILES'],
  },
  { name: 'operator', ...stored, settings: STORE_SETTINGS, places: true },
  {
    name: 'notify',
    ...stored,
    timeout: 60,
    settings: [...STORE_SETTINGS, ...SMS_SETTINGS, 'SENIOR_CARE_WECHAT_TEMPLATE', 'SENIOR_CARE_CLOUD_FILES'],
    openapi: ['subscribeMessage.send'],
    timer: '0 * * * * * *',
  },
  { name: 'facility', ...stored, settings: STORE_SETTINGS, places: true },
  { name: 'entitlement', ...stored, settings: [] },
]
/** Cannot be changed after a function's first deployment. */
const RUNTIME = 'Nodejs20.19'
/** Installed in the cloud: WeChat's SDK carries half a megabyte of database client that we never call. */
const IN_THE_CLOUD = { 'wx-server-sdk': '4.0.2' }

/**
 * Bundles each cloud function into `<target>/<name>` with what CloudBase wants beside it, and `cloudbaserc.json` over
 * them. Made aside and swapped in whole. Answers the functions' folders.
 * @throws CommandError when the target holds anything but an earlier build.
 */
export async function buildFunctions(folder: string): Promise<string[]> {
  const names = DEPLOYMENTS.map(({ name }) => name)
  const target = path.resolve(folder)
  checkTarget(folder, names)
  mkdirSync(path.dirname(target), { recursive: true })
  const lock = await waitForLock(`${target}.lock`, 'build functions', () => progress('Another build is running …'))
  // A name that nobody else can have taken.
  const aside = mkdtempSync(`${target}.new-`)
  try {
    for (const deployment of DEPLOYMENTS) await bundle(deployment, path.join(aside, deployment.name))
    const packs = loadAllPacks()
    writeJson(path.join(aside, 'entitlement', 'packs.json'), packs)
    writeJson(path.join(aside, 'facility', 'rules.json'), loadAllFacilityRules())
    writeJson(path.join(aside, 'booking', 'programmes.json'), loadAllProgrammes())
    writeJson(path.join(aside, 'assessment', 'terms.json'), loadAllAssessmentTerms())
    writeJson(path.join(aside, 'assessment', 'packs.json'), packs)
    writeJson(path.join(aside, 'care', 'packs.json'), packs)
    writeJson(path.join(aside, 'care', 'visits.json'), loadAllVisitRules())
    for (const { name, places } of DEPLOYMENTS)
      if (places) writeJson(path.join(aside, name, 'places.json'), countiesOf(packs))
    writeJson(path.join(aside, DEPLOYMENT_FILE), deploymentFile())
    checkTarget(folder, names)
    rmSync(target, { recursive: true, force: true })
    renameSync(aside, target)
    // A temporary folder is its owner's alone; a build may be read as any other file.
    chmodSync(target, 0o755)
    return names.map((name) => path.join(folder, name))
  } finally {
    rmSync(aside, { recursive: true, force: true })
    lock.release()
  }
}

async function bundle({ name, openapi = [], timer }: Deployment, folder: string): Promise<void> {
  await build({
    entryPoints: [`cloudfunctions/${name}/main.ts`],
    outfile: path.join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // pg looks for its native twin and goes on without it.
    external: [...Object.keys(IN_THE_CLOUD), 'pg-native'],
    // Readable in CloudBase's editor, Chinese too, and a stack tells where.
    charset: 'utf8',
    minifySyntax: true,
    legalComments: 'linked',
    logLevel: 'warning',
  })
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  writeJson(path.join(folder, 'package.json'), { name, version, main: 'index.js', dependencies: IN_THE_CLOUD })
  writeJson(path.join(folder, 'config.json'), {
    permissions: { openapi },
    triggers: timer ? [{ name: `${name}-timer`, type: 'timer', config: timer }] : [],
  })
}

/** Values come from the environment of whoever deploys: none is ever in a file of the build. */
function deploymentFile() {
  const given = (name: string) => `{{env.${name}}}`
  const vpc = { vpcId: given('VPC_ID'), subnetId: given('VPC_SUBNET_ID') }
  return {
    version: '2.0',
    envId: given('CLOUDBASE_ENV'),
    functionRoot: FUNCTION_ROOT,
    functions: DEPLOYMENTS.map(({ name, timeout, memorySize, settings }) => ({
      name,
      timeout,
      memorySize,
      runtime: RUNTIME,
      handler: 'index.main',
      installDependency: true,
      envVariables: Object.fromEntries(settings.map((setting) => [setting, given(setting)])),
      ...(settings.length > 0 ? { vpc } : {}),
    })),
  }
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}
