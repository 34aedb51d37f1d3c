import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import { Refusal } from '../words/sentences/refusal.tsx'

/** What stands around any field. */
export interface FieldSetting {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with what was typed. */
  readonly fault?: string | undefined
}

function Frame({
  label,
  hint,
  fault,
  id,
  children,
}: FieldSetting & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint === undefined ? null : (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {fault === undefined ? null : (
        <span className="fault" id={`${id}-fault`} role="alert">
          <Refusal text={fault} />
        </span>
      )}
    </div>
  )
}

function told(id: string, { hint, fault }: FieldSetting): { 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const ids = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].filter(s => s !== '')
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(fault === undefined ? {} : { 'aria-invalid': true as const }),
  }
}

/** A line of text. */
export function TextField({ label, hint, fault, ...rest }: FieldSetting & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} fault={fault}>
      <input className="input" id={id} {...told(id, { label, hint, fault })} {...rest} />
    </Frame>
  )
}

/** Several lines of text. */
export function LongField({ label, hint, fault, ...rest }: FieldSetting & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} fault={fault}>
      <textarea className="input" id={id} {...told(id, { label, hint, fault })} {...rest} />
    </Frame>
  )
}

/** One of several. */
export function ChoiceField({
  label,
  hint,
  fault,
  choices,
  ...rest
}: FieldSetting & {
  readonly choices: readonly { readonly value: string; readonly text: string }[]
} & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} fault={fault}>
      <select className="input" id={id} {...told(id, { label, hint, fault })} {...rest}>
        {choices.map(c => (
          <option key={c.value} value={c.value}>
            {c.text}
          </option>
        ))}
      </select>
    </Frame>
  )
}
