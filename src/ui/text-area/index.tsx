import { Textarea, View } from '@tarojs/components'
import { Box } from '../elements'
import { FieldNote } from '../field'
import { Count } from './count'
import type { TextAreaProps } from './props'

export type { TextAreaProps }

/** No limit of WeChat's own, which would cut what is pasted. */
const UNLIMITED = -1

/** A label, room for several lines, and how much more may be written. */
export function TextArea({ id, label, hint, error, value, onChange, most }: TextAreaProps) {
  return (
    <Box className="field">
      <View className="field__label" aria-hidden>
        {label}
      </View>
      <FieldNote id={id} hint={hint} error={error} />
      <Textarea
        id={id}
        className={`input input--long ${error ? 'input--bad' : ''}`}
        value={value}
        maxlength={UNLIMITED}
        autoHeight
        disableDefaultPadding
        showConfirmBar={false}
        aria-label={error ? `${label},${error}` : label}
        onInput={(event) => onChange(event.detail.value)}
      />
      <Count id={`${id}-count`} length={value.length} most={most} />
    </Box>
  )
}
