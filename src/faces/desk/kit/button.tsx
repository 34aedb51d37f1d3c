import type { ButtonHTMLAttributes, ReactNode } from 'react'

/** A button; `main` is the one that a page is for, `bad` what cannot be taken back. */
export function Button({
  tone = 'plain',
  size = 'normal',
  busy = false,
  disabled,
  children,
  ...rest
}: {
  readonly tone?: 'plain' | 'main' | 'bad'
  readonly size?: 'normal' | 'small'
  /** Its work is under way. */
  readonly busy?: boolean
  readonly children: ReactNode
} & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'>) {
  return (
    <button
      type="button"
      {...rest}
      className="button"
      data-tone={tone}
      data-size={size}
      aria-busy={busy}
      disabled={disabled === true || busy}
    >
      {children}
    </button>
  )
}
