import { createContext, useContext } from 'react'

/** Told by each page's frame. Under another page a page is still drawn, but nobody looks at it. */
export const OnTop = createContext(true)

/** Whether the page of this component is the one that is seen. */
export const useOnTop = (): boolean => useContext(OnTop)
