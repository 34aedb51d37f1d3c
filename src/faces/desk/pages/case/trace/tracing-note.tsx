import { useFormats } from '../../../app/formats.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import { useNow } from '../../../kit/now.ts'
import { CASE_WORDS } from '../words/case-words.ts'
import { TRACE_WORDS } from '../words/trace-words.ts'
import type { Tracing } from './use-tracing.ts'

/** What the server counts, as it words it. */
const TRANSACTIONS = 'transactions read'
const TRANSFERS = 'transfers read'

/** How long a trace runs, how far it is, and what stops it. Nothing where none runs. */
export function TracingNote({ of }: { readonly of: Pick<Tracing, 'since' | 'far' | 'cancel'> }) {
  const say = useWords(TRACE_WORDS)
  const words = useWords(CASE_WORDS)
  const { span } = useFormats()
  const now = useNow()
  if (of.since === null) return null
  const { far } = of
  return (
    <>
      <span>{words('tracing', { span: span(Math.max(0, now - of.since)) })}</span>
      {far === null ? null : (
        <span className="case-far" aria-live="off">
          {far.label === TRANSACTIONS
            ? say('farTransactions', { n: far.done })
            : `${say('farAccounts', { n: far.done })} · ${say('farTransfers', { n: far.also[TRANSFERS] ?? 0 })}`}
        </span>
      )}
      <Button size="small" onClick={of.cancel}>
        {words('cancel')}
      </Button>
    </>
  )
}
