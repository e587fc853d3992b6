/// <reference types="@tarojs/taro" />

declare const APP_VERSION: string
declare const SERVER_URL: string
declare const CLOUD_ENV: string
declare const MAP_TILES: string
declare const SUBSCRIBE_TEMPLATES: string

declare module '*.scss'
