/**
 * Takes the keyboard and the screen reader to what a press has changed, where the pressed control is gone. WeChat moves
 * neither: there the words that changed are read out by themselves.
 */
export function bringToId(_id: string): void {
  // See above.
}
