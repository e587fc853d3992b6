import { AwsClient } from 'aws4fetch'
import type { FileStorage } from './storage'

/** A bucket of what speaks S3: Tencent COS, Alibaba OSS, MinIO … */
export interface Bucket {
  /** `https://cos.ap-beijing.myqcloud.com`, without the bucket. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly keyId: string
  readonly secret: string
}

const TIMEOUT_MS = 20_000
const RETRIES = 2

/** @param fetcher `fetch`, unless a test gives another */
export function s3Storage({ endpoint, bucket, region, keyId, secret }: Bucket, fetcher = fetch): FileStorage {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, service: 's3', region, retries: 0 })
  const base = `${endpoint.replace(/\/+$/, '')}/${bucket}/files`
  const ask = async (id: string, init: RequestInit): Promise<Response> => {
    for (let tries = 0; ; tries += 1) {
      const request = await client.sign(`${base}/${id}`, init)
      const answer = await fetcher(request, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: unknown) => {
        if (tries >= RETRIES) throw error
        return null
      })
      if (answer && (answer.status < 500 || tries >= RETRIES)) return answer
    }
  }
  const expect = (answer: Response, what: string): void => {
    if (!answer.ok) throw new Error(`the file storage answered ${answer.status} to ${what}`)
  }
  return {
    async put(id, sealed) {
      const body = new Uint8Array(sealed)
      expect(await ask(id, { method: 'PUT', body, headers: { 'content-type': 'application/octet-stream' } }), 'a put')
    },
    async get(id) {
      const answer = await ask(id, { method: 'GET' })
      if (answer.status === 404) return null
      expect(answer, 'a get')
      return new Uint8Array(await answer.arrayBuffer())
    },
    async remove(id) {
      const answer = await ask(id, { method: 'DELETE' })
      if (answer.status !== 404) expect(answer, 'a removal')
    },
  }
}

const NAMES = {
  endpoint: 'SENIOR_CARE_S3_ENDPOINT',
  bucket: 'SENIOR_CARE_S3_BUCKET',
  region: 'SENIOR_CARE_S3_REGION',
  keyId: 'SENIOR_CARE_S3_KEY_ID',
  secret: 'SENIOR_CARE_S3_SECRET',
} as const

/**
 * The bucket that the settings name; null where they name none.
 * @throws Error naming the settings that are missing when only some are given
 */
export function bucketFrom(env: Readonly<Record<string, string | undefined>>): Bucket | null {
  const given = Object.entries(NAMES).map(([key, name]) => [key, env[name] ?? ''] as const)
  const missing = given.filter(([, value]) => value === '').map(([key]) => NAMES[key as keyof typeof NAMES])
  if (missing.length === given.length) return null
  if (missing.length > 0) throw new Error(`${missing.join(', ')} must be set too, for photos to be kept in a bucket`)
  return Object.fromEntries(given) as unknown as Bucket
}
