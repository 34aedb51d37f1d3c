import type { ReactNode } from 'react'

/** How good or bad news is; the text says it too, so that nobody depends on the colour. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info'

/** A word in a colour. */
export function Badge({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  )
}

/** A sentence that must not be passed over. */
export function Note({ tone = 'info', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <div className="note" data-tone={tone} role={tone === 'bad' ? 'alert' : undefined}>
      {children}
    </div>
  )
}
