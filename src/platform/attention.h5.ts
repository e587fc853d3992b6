/**
 * Takes the keyboard and the screen reader to an element. A page that was just opened by its address leaves them where
 * the browser put them: nobody has done anything yet that this would answer.
 */
export function bringTo(element: HTMLElement | null): void {
  if (navigator.userActivation?.hasBeenActive ?? true) element?.focus()
}
