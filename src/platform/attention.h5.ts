/**
 * Takes the keyboard and the screen reader to an element. A page that was just opened by its address leaves them where
 * the browser put them: nobody has done anything yet that this would answer.
 */
export function bringTo(element: HTMLElement | null): void {
  if (navigator.userActivation?.hasBeenActive ?? true) element?.focus()
}

/** The same for what stands under an id: the control inside it, or it itself. */
export function bringToId(id: string): void {
  const element = document.getElementById(id)
  const control = element?.querySelector<HTMLElement>('button, a, input')
  // Words take the keyboard only when they say so.
  if (element && !control) element.tabIndex = -1
  bringTo(control ?? element)
}
