const path = require('node:path')
const attributes = require('./aria-attributes')

/** Taro drops aria attributes from WeChat templates; this puts them back, at build time and at run time. */
module.exports = (ctx) =>
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template?.mergeComponents) return // the browser build has no templates
      platform.template.mergeComponents(platform.ctx ?? ctx, structuredClone(attributes))
      platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'aria-runtime.js'))
    },
  })
