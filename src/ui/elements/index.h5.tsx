import { useEffect, useId, useRef, type RefObject } from 'react'
import { bringTo } from '@/platform/attention.h5'
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

/** The browser's twin of `index.tsx`: native elements, so that mouse, keyboard and screen readers all work. */
export function Box({ as: Tag, className, style, id, role, label, silent, children }: BoxProps) {
  const Element = Tag ?? 'div'
  return (
    <Element className={className} style={style} id={id} role={role} aria-label={label} aria-hidden={silent}>
      {children}
    </Element>
  )
}

export function Inline({ className, silent, children }: InlineProps) {
  return (
    <span className={className} aria-hidden={silent}>
      {children}
    </span>
  )
}

/** Brings keyboard and screen reader to an element as it appears. */
function useAttention<E extends HTMLElement>(wanted: boolean): RefObject<E> {
  const element = useRef<E>(null)
  useEffect(() => {
    if (wanted) bringTo(element.current)
  }, [wanted])
  return element
}

const focusable = (wanted: boolean): number | undefined => (wanted ? -1 : undefined)

export function Heading({ level, className, id, attend = false, children }: HeadingProps) {
  const Tag = `h${level}` as const
  const element = useAttention<HTMLHeadingElement>(attend)
  return (
    <Tag className={className} id={id} ref={element} tabIndex={focusable(attend)}>
      {children}
    </Tag>
  )
}

export function Alert({ className, attend = false, children }: AlertProps) {
  const element = useAttention<HTMLDivElement>(attend)
  return (
    <div className={className} role="alert" ref={element} tabIndex={focusable(attend)}>
      {children}
    </div>
  )
}

export function Press({ onPress, className, style, id, label, disabled, role = 'button', ...state }: PressProps) {
  return (
    <button
      type="button"
      role={role === 'link' ? 'link' : undefined}
      className={`press ${className ?? ''}`}
      style={style}
      id={id}
      aria-label={label}
      aria-disabled={disabled || undefined}
      aria-pressed={role === 'toggle' ? Boolean(state.on) : undefined}
      aria-expanded={state.expanded}
      aria-current={state.current ? 'page' : undefined}
      onClick={disabled ? undefined : onPress}
    >
      {state.children}
    </button>
  )
}

export function Options({ label, error, className, children }: OptionsProps) {
  const errorId = useId()
  return (
    <fieldset aria-describedby={error ? errorId : undefined}>
      <legend className="unseen">{label}</legend>
      <div className="field">
        {error && (
          <div className="field__error" id={errorId}>
            {error}
          </div>
        )}
        <div className={className}>{children}</div>
      </div>
    </fieldset>
  )
}

export function Option({ kind, name, chosen, onChoose, className, children }: OptionProps) {
  return (
    <label className={`${className ?? ''} option--${kind} ${chosen ? 'option--on' : ''}`}>
      <input
        className="unseen"
        type={kind === 'one' ? 'radio' : 'checkbox'}
        name={name}
        checked={chosen}
        onChange={onChoose}
      />
      <span className="option__mark" aria-hidden />
      {children}
    </label>
  )
}

const INPUT_MODES = { text: 'text', digits: 'numeric', phone: 'tel', identity: 'text' } as const satisfies Readonly<
  Record<WrittenKind, string>
>

export function TextInput(props: TextInputProps) {
  return (
    <input
      id={props.id}
      className={`${props.className ?? ''} ${props.invalid ? 'input--bad' : ''}`}
      type={props.kind === 'phone' ? 'tel' : 'text'}
      inputMode={INPUT_MODES[props.kind ?? 'text']}
      autoCapitalize={props.kind === 'identity' ? 'characters' : undefined}
      value={props.value}
      maxLength={props.maxLength}
      autoComplete={props.autoComplete ?? 'off'}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      onChange={(event) => props.onChange(event.target.value)}
    />
  )
}

export function Label({ for: field, className, children }: { for: string; className?: string; children: string }) {
  return (
    <label className={className} htmlFor={field}>
      {children}
    </label>
  )
}

export function Telephone({ phone, className, label, children }: TelephoneProps) {
  return (
    <a className={className} href={`tel:${phone}`} aria-label={label}>
      {children}
    </a>
  )
}
