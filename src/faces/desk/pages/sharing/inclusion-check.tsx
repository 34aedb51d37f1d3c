import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { TextField } from '../../kit/field.tsx'
import { FaultNote } from '../../kit/states.tsx'
import type { Climb, LogProof } from './check-proof.ts'
import { LOG_WORDS } from './log-words.ts'
import { usePageQuery } from './use-query.ts'

/** Proves in this browser that an object stands in the log. The place stands in the address. */
export function InclusionCheck() {
  const say = useWords(LOG_WORDS)
  const query = usePageQuery()
  const [found, setFound] = useState<{ readonly proof: LogProof; readonly climb: Climb } | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Error | null>(null)
  const seq = query.get('seq')
  const check = async (): Promise<void> => {
    setBusy(true)
    setFault(null)
    setFound(null)
    try {
      const place = Number(seq)
      const [proof, object] = await Promise.all([call('proveLog', { seq: place }), call('showIntel', { seq: place })])
      const { checkInclusion } = await import('./check-proof.ts')
      setFound({ proof, climb: checkInclusion(proof, object.cut ? null : object.json) })
    } catch (error) {
      setFault(error as Error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={say('inclusion')}>
      <p className="quiet">{say('inclusionAbout')}</p>
      <form
        className="sharing-filters"
        onSubmit={event => {
          event.preventDefault()
          void check()
        }}
      >
        <TextField
          label={say('seq')}
          type="number"
          min={1}
          required
          value={seq}
          onChange={event => query.set({ seq: event.target.value })}
        />
        <Button type="submit" tone="main" busy={busy}>
          {say('check')}
        </Button>
      </form>
      <div aria-live="polite" className="sharing-found">
        {found === null ? null : (
          <>
            <ol className="sharing-steps">
              <StepLine text={say('step1')} holds={found.climb.digest} />
              <StepLine text={say('step2')} holds={found.climb.leaf} />
              <StepLine text={say('step3', { n: found.proof.leaf?.path.length ?? 0 })} holds={found.climb.root} />
            </ol>
            <details>
              <summary>{say('evidence')}</summary>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must be able to */}
              <pre className="sharing-json" tabIndex={0}>
                {JSON.stringify(found.proof, null, 2)}
              </pre>
            </details>
          </>
        )}
      </div>
      {fault === null ? null : <FaultNote error={fault} />}
    </Card>
  )
}

function StepLine({ text, holds }: { readonly text: string; readonly holds: boolean | null }) {
  const say = useWords(LOG_WORDS)
  return (
    <li>
      {text}{' '}
      {holds === null ? (
        <Badge tone="warn">{say('unchecked')}</Badge>
      ) : (
        <Badge tone={holds ? 'good' : 'bad'}>{say(holds ? 'holds' : 'fails')}</Badge>
      )}
    </li>
  )
}
