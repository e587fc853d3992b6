import { readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')
const version = (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version

/** Sizes are real pixels in both builds: Taro's own conversion would print 17px as 8.5px on a phone. */
const pxtransform = { enable: false, config: {} }
const cssModules = {
  enable: false,
  config: { namingPattern: 'module' as const, generateScopedName: '[name]__[local]' },
}

export default defineConfig<'webpack5'>((merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'senior-care',
    date: '2026-11-22',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    /** The commands build aside and swap, so that nobody ever meets half a build. */
    outputRoot: process.env.SENIOR_CARE_OUT ?? `dist/${process.env.TARO_ENV}`,
    plugins: [path.join(__dirname, 'aria-plugin.js')],
    alias: { '@': path.join(root, 'src') },
    defineConstants: {
      APP_VERSION: JSON.stringify(version),
      /** Base URL of a city's own server, for the WeChat build; the browser build asks the host that it came from. */
      SERVER_URL: JSON.stringify(process.env.SENIOR_CARE_SERVER_URL ?? ''),
      /** CloudBase environment of the WeChat build; empty means `wx.request` to SERVER_URL. */
      CLOUD_ENV: JSON.stringify(process.env.SENIOR_CARE_CLOUD_ENV ?? ''),
      /** Leaflet tile URL of the browser build; empty draws a plain ground, so that no other host is asked. */
      MAP_TILES: JSON.stringify(process.env.SENIOR_CARE_MAP_TILES ?? ''),
      /** Ids of WeChat's subscribe messages, three at most, with commas between; empty asks nobody. */
      SUBSCRIBE_TEMPLATES: JSON.stringify(process.env.SENIOR_CARE_SUBSCRIBE_TEMPLATES ?? ''),
    },
    copy: { patterns: [], options: {} },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    logger: { quiet: true, stats: false },
    mini: {
      optimizeMainPackage: { enable: true },
      postcss: { pxtransform, cssModules },
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { autoprefixer: { enable: true, config: {} }, pxtransform, cssModules },
    },
  }
  return merge({}, base)
})
