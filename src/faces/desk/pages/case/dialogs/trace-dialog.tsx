import { type FormEvent, useState } from 'react'
import { POLICIES } from '../../../../../analysis/flow/policy.ts'
import { CallError } from '../../../api/call.ts'
import type { Asked } from '../../../api/operations.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ChoiceField, LongField, TextField } from '../../../kit/field.tsx'
import { FaultNote } from '../../../kit/states.tsx'
import { useTell } from '../../../kit/toasts.tsx'
import { TracingNote } from '../trace/tracing-note.tsx'
import { useTracing } from '../trace/use-tracing.ts'
import { CASE_WORDS } from '../words/case-words.ts'
import { KIND_WORDS } from '../words/kind-words.ts'
import { TRACE_WORDS } from '../words/trace-words.ts'

/** Seconds for which a trace may take, as choices; one that is not done then is kept and can be gone on with. */
const BOUNDS = ['10s', '60s', '5m', ''] as const

/** Starts a trace: from where, by which doctrine, how far. It can be stopped. */
export function TraceDialog({
  name,
  given = {},
  close,
  done,
}: {
  /** The case; null: it is asked for. */
  readonly name: string | null
  readonly given?: Partial<Asked<'traceFunds'>>
  close(): void
  done(name: string): void
}) {
  const say = useWords(TRACE_WORDS)
  const words = useWords(CASE_WORDS)
  const policies = useWords(KIND_WORDS)
  const tell = useTell()
  const tracing = useTracing()
  const [refused, setRefused] = useState<string | null>(null)
  const fault = tracing.error instanceof CallError ? tracing.error : null
  const faultOf = (field: string): string | undefined =>
    fault?.field?.split('.')[0] === field ? fault.message : undefined
  const start = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (field: string): string => String(form.get(field) ?? '').trim()
    const sources = text('sources')
      .split(/\s+/)
      .filter(s => s !== '')
    setRefused(sources.length === 0 ? words('noSources') : null)
    if (sources.length === 0) return
    const called = name ?? text('case')
    const trace = await tracing.start({
      sources,
      case: called,
      policy: text('policy') as Asked<'traceFunds'>['policy'],
      ...(text('since') === '' ? {} : { since: text('since') }),
      ...(text('ledger') === '' ? {} : { ledger: text('ledger') }),
      ...(text('maxHops') === '' ? {} : { maxHops: Number(text('maxHops')) }),
      ...(text('within') === '' ? {} : { within: text('within') }),
      ...(text('leastConfidence') === '' ? {} : { leastConfidence: Number(text('leastConfidence')) }),
    })
    if (trace === null) return
    tell(words('traced', { n: trace.transfers.length }))
    done(called)
    close()
  }
  return (
    <Dialog title={say('title')} close={close}>
      <form className="stack case-form" onSubmit={event => void start(event)}>
        {name === null ? (
          <TextField
            label={say('case')}
            hint={say('caseHint')}
            name="case"
            required
            pattern="[a-z0-9][a-z0-9._\-]{0,63}"
            fault={faultOf('case')}
          />
        ) : null}
        <LongField
          label={say('sources')}
          hint={say('sourcesHint')}
          name="sources"
          rows={4}
          required
          defaultValue={(given.sources ?? []).join('\n')}
          fault={refused ?? faultOf('sources')}
        />
        <div className="columns">
          <ChoiceField
            label={say('policy')}
            name="policy"
            defaultValue={given.policy ?? 'fifo'}
            choices={[
              ...POLICIES.map(p => ({ value: p, text: policies(p) })),
              { value: 'all', text: say('allPolicies') },
            ]}
          />
          <ChoiceField
            label={say('within')}
            name="within"
            hint={say('withinHint')}
            defaultValue="60s"
            choices={BOUNDS.map(value => ({ value, text: value === '' ? say('noBound') : value }))}
          />
        </div>
        <details>
          <summary>{say('more')}</summary>
          <div className="columns">
            <TextField
              label={say('since')}
              name="since"
              hint="2025-02-21T14:13:35Z"
              defaultValue={given.since ?? ''}
              fault={faultOf('since')}
            />
            <TextField
              label={say('ledger')}
              name="ledger"
              hint="eip155:1"
              defaultValue={given.ledger ?? ''}
              fault={faultOf('ledger')}
            />
            <TextField
              label={say('maxHops')}
              name="maxHops"
              type="number"
              min={1}
              defaultValue={given.maxHops ?? ''}
              fault={faultOf('maxHops')}
            />
            <TextField
              label={say('least')}
              name="leastConfidence"
              hint={say('leastHint')}
              inputMode="decimal"
              defaultValue={given.leastConfidence ?? ''}
              fault={faultOf('leastConfidence')}
            />
          </div>
        </details>
        {tracing.error === null ? null : <FaultNote error={tracing.error} />}
        <div className="row" aria-live="polite">
          {tracing.since === null ? (
            <Button type="submit" tone="main">
              {say('start')}
            </Button>
          ) : (
            <TracingNote of={tracing} />
          )}
          {tracing.stopped ? <span>{words('stopped')}</span> : null}
        </div>
        {tracing.since === null ? null : <span className="wait" aria-hidden="true" />}
      </form>
    </Dialog>
  )
}
