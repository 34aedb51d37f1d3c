import type { ReactNode } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { useCaseBase } from '../case-context.ts'
import { ledgerName } from '../picture/ledger-names.ts'
import { ASKED_WORDS } from '../words/asked-words.ts'
import { KIND_WORDS } from '../words/kind-words.ts'

/** The question that a trace answers, in words; a name at hover is that of the parameter. */
export function AskedList() {
  const say = useWords(ASKED_WORDS)
  const kinds = useWords(KIND_WORDS)
  const { time } = useFormats()
  const { index } = useCaseBase()
  const told = (what: string, value: unknown): ReactNode => {
    if (value === null) return say('unbounded')
    if (Array.isArray(value)) return value.map(v => <code key={String(v)}>{String(v)}</code>)
    if ((what === 'since' || what === 'until') && typeof value === 'number') return time(value)
    if (what === 'policy' && String(value) in KIND_WORDS.en) return kinds(value as 'fifo')
    if (what === 'surplus' && (value === 'share' || value === 'none')) return say(value)
    if (what === 'ledger') return `${ledgerName(String(value))} (${String(value)})`
    return <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>
  }
  return (
    <dl className="facts">
      {Object.entries(index.trace.parameters).map(([what, value]) => (
        <div key={what} className="case-pair">
          <dt title={what}>{isAsked(what) ? say(what) : what}</dt>
          <dd className="case-asked">{told(what, value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function isAsked(what: string): what is keyof (typeof ASKED_WORDS)['en'] {
  return Object.hasOwn(ASKED_WORDS.en, what)
}
