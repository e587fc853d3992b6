/** WeChat shows no title outside the page's own bar. */
export function setTitle(_title: string): void {}
