/**
 * WeChat wants this component when the tab bar is our own. The bar itself is part of every page's frame (ui/tab-bar),
 * so that it grows with the text and is the same in the browser; here nothing is drawn.
 */
export default function CustomTabBar() {
  return null
}
