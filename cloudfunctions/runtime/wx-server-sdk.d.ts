/** The part of WeChat's SDK that is used. The package itself is installed in the cloud only: see docs/decisions/023. */
declare module 'wx-server-sdk' {
  const cloud: {
    /**
     * Reads from the environment who calls, empty when it was not WeChat, and what set the function going:
     * `wx_trigger` for a timer.
     */
    getWXContext(): { readonly OPENID?: string; readonly SOURCE?: string }
    /** Before anything but the caller is asked for. */
    init(options: { readonly env: unknown }): void
    readonly DYNAMIC_CURRENT_ENV: unknown
    readonly openapi: {
      readonly subscribeMessage: { send(body: object): Promise<unknown> }
      readonly security: { msgSecCheck(body: object): Promise<unknown> }
    }
    /** Lays a file into the environment's own storage, under the path. */
    uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ readonly fileID: string }>
    downloadFile(file: { fileID: string }): Promise<{ readonly fileContent: Buffer }>
    deleteFile(files: { fileList: string[] }): Promise<unknown>
  }
  export default cloud
}
