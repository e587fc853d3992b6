import { useEffect, useState } from 'react'
import { Input, Text, View } from '@tarojs/components'
import { ring } from '@/platform/phone'
import { toTop } from '@/platform/scroll'
import { spokenPhone } from '../digits'
import type {
  AlertProps,
  BoxProps,
  HeadingProps,
  InlineProps,
  OptionProps,
  OptionsProps,
  PressProps,
  TelephoneProps,
  TextInputProps,
  WrittenKind,
} from './props'

export type * from './props'

/**
 * The few elements that everything is drawn with, in WeChat. `index.h5.tsx` is the browser's twin, made of native
 * elements: Taro's own fail a mouse, a keyboard or a screen reader there.
 */
export function Box({ className, style, id, role, label, silent, children }: BoxProps) {
  return (
    <View className={className} style={style} id={id} aria-role={role} aria-label={label} aria-hidden={silent}>
      {children}
    </View>
  )
}

export function Inline({ className, silent, children }: InlineProps) {
  return (
    <Text className={className} aria-hidden={silent}>
      {children}
    </Text>
  )
}

export function Heading({ className, id, attend, children }: HeadingProps) {
  return (
    <View className={className} id={id} aria-role="heading" aria-live={attend ? 'polite' : undefined}>
      {children}
    </View>
  )
}

export function Alert({ className, attend = false, children }: AlertProps) {
  useEffect(() => {
    if (attend) toTop()
  }, [attend])
  return (
    <View className={className} aria-role="alert" aria-live="assertive">
      {children}
    </View>
  )
}

const PRESSED = 'pressed'
const ROLES = { button: 'button', link: 'link', toggle: 'checkbox' } as const

export function Press({ onPress, className, style, id, label, disabled, role = 'button', ...state }: PressProps) {
  return (
    <View
      className={className}
      style={style}
      id={id}
      hoverClass={disabled ? 'none' : PRESSED}
      aria-role={ROLES[role]}
      aria-label={label}
      aria-disabled={disabled}
      aria-checked={role === 'toggle' ? state.on : undefined}
      aria-expanded={state.expanded}
      aria-selected={state.current}
      onClick={disabled ? undefined : onPress}
    >
      {state.children}
    </View>
  )
}

export function Options({ kind, label, error, className, children }: OptionsProps) {
  return (
    <>
      {error && <View className="field__error">{error}</View>}
      <View
        className={className}
        aria-role={kind === 'one' ? 'radiogroup' : 'group'}
        aria-label={error ? `${label},${error}` : label}
      >
        {children}
      </View>
    </>
  )
}

export function Option({ kind, chosen, onChoose, className, children }: OptionProps) {
  return (
    <View
      className={`${className ?? ''} option--${kind} ${chosen ? 'option--on' : ''}`}
      hoverClass={PRESSED}
      aria-role={kind === 'one' ? 'radio' : 'checkbox'}
      aria-checked={chosen}
      onClick={onChoose}
    >
      <View className="option__mark" aria-hidden />
      {children}
    </View>
  )
}

const KEYBOARDS = { text: 'text', digits: 'number', phone: 'number', identity: 'idcard' } as const satisfies Readonly<
  Record<WrittenKind, string>
>

export function TextInput({
  id,
  value,
  onChange,
  label,
  kind = 'text',
  maxLength = 140,
  invalid,
  className,
}: TextInputProps) {
  return (
    <Input
      id={id}
      className={`${className ?? ''} ${invalid ? 'input--bad' : ''}`}
      value={value}
      type={KEYBOARDS[kind]}
      maxlength={maxLength}
      aria-label={label}
      onInput={(event) => onChange(event.detail.value)}
    />
  )
}

/** Says the label in the browser; in WeChat the field itself carries the words. */
export function Label({ className, children }: { for: string; className?: string; children: string }) {
  return (
    <View className={className} aria-hidden>
      {children}
    </View>
  )
}

/** Shows the number in large digits once the phone could not dial it; whoever said no herself is told nothing. */
export function Telephone({ phone, className, label, children }: TelephoneProps) {
  const [stuck, setStuck] = useState(false)
  const dial = async (): Promise<void> => setStuck((await ring(phone)).status === 'failed')
  return (
    <View
      className={className}
      hoverClass={PRESSED}
      aria-role="button"
      aria-label={stuck ? undefined : label}
      onClick={() => void dial()}
    >
      {stuck ? (
        <View aria-role="alert" aria-live="assertive">
          打不出去,请自己拨 <View className="digits">{spokenPhone(phone)}</View>
        </View>
      ) : (
        children
      )}
    </View>
  )
}
