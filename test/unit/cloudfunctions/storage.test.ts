import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { folderStorage, type FileStorage } from '../../../cloudfunctions/runtime/storage'
import { cloudBaseStorage } from '../../../cloudfunctions/runtime/storage-cloudbase'
import { bucketFrom, s3Storage } from '../../../cloudfunctions/runtime/storage-s3'

const BUCKET = {
  endpoint: 'https://cos.example.cn/',
  bucket: 'photos',
  region: 'ap-beijing',
  keyId: 'key',
  secret: 'secret',
}

/** A bucket in memory that speaks as much S3 as is used. */
function memoryBucket(faults: number[] = []) {
  const objects = new Map<string, Uint8Array>()
  const asked: Request[] = []
  const fetcher = async (input: RequestInfo | URL): Promise<Response> => {
    const request = input as Request
    asked.push(request)
    const fault = faults.shift()
    if (fault) return new Response(null, { status: fault })
    const { url, method } = request
    if (method === 'PUT') objects.set(url, new Uint8Array(await request.arrayBuffer()))
    if (method === 'DELETE') objects.delete(url)
    const found = objects.get(url)
    if (method === 'GET') return found ? new Response(Buffer.from(found)) : new Response(null, { status: 404 })
    return new Response(null, { status: 200 })
  }
  return { objects, asked, fetcher: fetcher as typeof fetch }
}

/** CloudBase's storage in memory. */
function memoryCloud() {
  const files = new Map<string, Buffer>()
  return {
    files,
    cloud: {
      uploadFile: async ({ cloudPath, fileContent }: { cloudPath: string; fileContent: Buffer }) =>
        files.set(`cloud://env.bucket/${cloudPath}`, fileContent),
      async downloadFile({ fileID }: { fileID: string }) {
        const fileContent = files.get(fileID)
        if (!fileContent) throw Object.assign(new Error('STORAGE_FILE_NONEXIST'), { errCode: -503003 })
        return { fileContent }
      },
      deleteFile: async ({ fileList }: { fileList: string[] }) => fileList.map((id) => files.delete(id)),
    },
  }
}

describe('file storage', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'files-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  const storages: readonly (readonly [string, () => FileStorage])[] = [
    ['a folder', () => folderStorage(folder)],
    ['a bucket', () => s3Storage(BUCKET, memoryBucket().fetcher)],
    ['CloudBase', () => cloudBaseStorage(memoryCloud().cloud, 'cloud://env.bucket')],
  ]
  it.each(storages)('keeps, gives and forgets in %s', async (_name, open) => {
    const storage = open()
    const id = randomUUID()
    expect(await storage.get(id)).toBeNull()
    await storage.put(id, new Uint8Array([1, 2, 3]))
    await storage.put(id, new Uint8Array([1, 2, 3]))
    expect([...((await storage.get(id)) ?? [])]).toEqual([1, 2, 3])
    await storage.remove(id)
    await storage.remove(id)
    expect(await storage.get(id)).toBeNull()
  })

  it('in a folder is its owner’s alone, whole or not there, and nowhere else', async () => {
    const storage = folderStorage(folder)
    const id = randomUUID()
    await storage.put(id, new Uint8Array([9]))
    const place = path.join(folder, id.slice(0, 2))
    expect(readdirSync(place)).toEqual([id])
    expect(statSync(path.join(place, id)).mode & 0o077).toBe(0)
    for (const name of ['../../etc/passwd', '..', '', id.toUpperCase()])
      expect(() => storage.remove(name)).toThrow('no id')
  })

  it('in a bucket signs each call, tries again what passes, and gives up in the end', async () => {
    const { asked, fetcher, objects } = memoryBucket([503, 500])
    const storage = s3Storage(BUCKET, fetcher)
    await storage.put('a', new Uint8Array([7]))
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(
      Array.from({ length: 3 }, () => 'PUT https://cos.example.cn/photos/files/a'),
    )
    expect(asked[0]?.headers.get('authorization')).toMatch(/^AWS4-HMAC-SHA256 Credential=key\/.*SignedHeaders=/)
    expect([...objects.values()]).toEqual([new Uint8Array([7])])
    await expect(s3Storage(BUCKET, memoryBucket([503, 503, 503]).fetcher).get('a')).rejects.toThrow('503')
    await expect(s3Storage(BUCKET, memoryBucket([403]).fetcher).put('a', new Uint8Array())).rejects.toThrow('403')
  })

  it('in a bucket is named by all its settings or by none', () => {
    const all = {
      SENIOR_CARE_S3_ENDPOINT: BUCKET.endpoint,
      SENIOR_CARE_S3_BUCKET: BUCKET.bucket,
      SENIOR_CARE_S3_REGION: BUCKET.region,
      SENIOR_CARE_S3_KEY_ID: BUCKET.keyId,
      SENIOR_CARE_S3_SECRET: BUCKET.secret,
    }
    expect(bucketFrom(all)).toEqual(BUCKET)
    expect(bucketFrom({})).toBeNull()
    expect(() => bucketFrom({ ...all, SENIOR_CARE_S3_SECRET: '' })).toThrow('SENIOR_CARE_S3_SECRET must be set')
  })
})
