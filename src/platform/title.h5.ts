const APP = '养老服务'

/** Names the browser's tab after the page, which is also what a screen reader says first. */
export function setTitle(title: string): void {
  document.title = title === APP ? APP : `${title} · ${APP}`
}
