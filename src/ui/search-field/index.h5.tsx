import { useEffect, useRef, useState } from 'react'
import { bringTo } from '@/platform/attention.h5'
import { Box, Press } from '../elements'
import type { SearchFieldProps } from './props'

export type { SearchFieldProps }

/** What is typed while an input method composes shows in the field, and is handed on when it has become characters. */
function useComposed(value: string, onChange: (text: string) => void) {
  const [composing, setComposing] = useState<string>()
  return {
    shown: composing ?? value,
    start: () => setComposing(value),
    type: (text: string) => (composing === undefined ? onChange(text) : setComposing(text)),
    end: (text: string) => {
      setComposing(undefined)
      onChange(text)
    },
  }
}

/** One line to look something up by. */
export function SearchField({
  id,
  label,
  hint,
  value,
  onChange,
  onSearch,
  maxLength = 40,
  attend = false,
}: SearchFieldProps) {
  const { shown, start, type, end } = useComposed(value, onChange)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (attend) bringTo(field.current)
  }, [attend])
  const clear = (): void => {
    end('')
    field.current?.focus()
  }
  return (
    <Box className="field" role="group" label={label}>
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <Box className="note" id={`${id}-hint`}>
          {hint}
        </Box>
      )}
      <Box className="search">
        <input
          ref={field}
          id={id}
          className="input"
          type="text"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={maxLength}
          value={shown}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            // While an input method composes, Enter takes its letters.
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) onSearch?.()
          }}
          onCompositionStart={start}
          onCompositionEnd={(event) => end(event.currentTarget.value)}
        />
        {shown !== '' && (
          <Press className="search__clear" label="清空要找的" onPress={clear}>
            清空
          </Press>
        )}
        {onSearch && shown !== '' && (
          <Press className="search__clear" onPress={onSearch}>
            搜索
          </Press>
        )}
      </Box>
    </Box>
  )
}
