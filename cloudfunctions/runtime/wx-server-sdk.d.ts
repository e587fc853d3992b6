/** The part of WeChat's SDK that is used. The package itself is installed in the cloud only: see docs/decisions/023. */
declare module 'wx-server-sdk' {
  const cloud: {
    /** Reads who calls from the environment; empty when it was not WeChat that called. */
    getWXContext(): { readonly OPENID?: string }
  }
  export default cloud
}
