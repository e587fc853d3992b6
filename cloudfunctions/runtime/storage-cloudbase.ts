import type { FileStorage } from './storage'

/** What of `wx-server-sdk` is used; given by whoever may load it. */
export interface CloudFiles {
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<unknown>
  downloadFile(file: { fileID: string }): Promise<{ fileContent: Buffer }>
  deleteFile(files: { fileList: string[] }): Promise<unknown>
}

/** CloudBase's word for «nothing there», in code or message. */
const NOT_THERE = /STORAGE_FILE_NONEXIST|NoSuchKey|not exist/i

/** @param root how the environment's own storage begins, `cloud://env-id.bucket`; the console shows it at any file */
export function cloudBaseStorage(cloud: CloudFiles, root: string): FileStorage {
  const pathOf = (id: string) => `files/${id}`
  const idOf = (id: string) => `${root}/${pathOf(id)}`
  return {
    async put(id, sealed) {
      await cloud.uploadFile({ cloudPath: pathOf(id), fileContent: Buffer.from(sealed) })
    },
    async get(id) {
      try {
        return (await cloud.downloadFile({ fileID: idOf(id) })).fileContent
      } catch (error) {
        const { errMsg, message } = (error ?? {}) as { errMsg?: string; message?: string }
        if (NOT_THERE.test(`${errMsg ?? ''} ${message ?? ''}`)) return null
        throw error
      }
    },
    async remove(id) {
      await cloud.deleteFile({ fileList: [idOf(id)] })
    },
    incoming: {
      pathFor: (id) => `incoming/${id}`,
      fetch: async (fileID) => (await cloud.downloadFile({ fileID })).fileContent,
      async remove(id) {
        await cloud.deleteFile({ fileList: [`${root}/incoming/${id}`] })
      },
    },
  }
}
