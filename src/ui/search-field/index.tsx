import { Input, View } from '@tarojs/components'
import { Box, Press } from '../elements'
import type { SearchFieldProps } from './props'

export type { SearchFieldProps }

/** One line to look something up by. WeChat's own input hands over finished words. */
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
  return (
    <Box className="field">
      <View className="field__label" aria-hidden>
        {label}
      </View>
      {hint && <Box className="note">{hint}</Box>}
      <Box className="search">
        <Input
          id={id}
          className="input"
          value={value}
          type="text"
          confirmType="search"
          maxlength={maxLength}
          focus={attend}
          aria-label={label}
          onInput={(event) => onChange(event.detail.value)}
          onConfirm={onSearch}
        />
        {value !== '' && (
          <Press className="search__clear" label="清空要找的" onPress={() => onChange('')}>
            清空
          </Press>
        )}
        {onSearch && value !== '' && (
          <Press className="search__clear" onPress={onSearch}>
            搜索
          </Press>
        )}
      </Box>
    </Box>
  )
}
