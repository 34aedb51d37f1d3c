import { useState } from 'react'
import { Link } from 'wouter'
import { mayAct } from '../../api/session.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { PageHead } from '../../kit/card.tsx'
import { FaultNote } from '../../kit/states.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { useCaseBase } from './case-context.ts'
import { TraceDialog } from './dialogs/trace-dialog.tsx'
import { questionOf } from './trace/trace-again.ts'
import { TracingNote } from './trace/tracing-note.tsx'
import { useTracing } from './trace/use-tracing.ts'
import type { CaseWatch } from './use-watch.ts'
import { CASE_WORDS } from './words/case-words.ts'
import { KIND_WORDS } from './words/kind-words.ts'

/** What the case is, and what can be done with the whole of it. */
export function CaseHead({ watch }: { readonly watch: CaseWatch }) {
  const say = useWords(CASE_WORDS)
  const kinds = useWords(KIND_WORDS)
  const { time } = useFormats()
  const { name, session, index, go, wishShare } = useCaseBase()
  const { trace } = index
  const [tracing, setTracing] = useState(false)
  return (
    <>
      <PageHead title={name} about={say('asOf', { policy: kinds(trace.policy), time: time(trace.asOf) })}>
        {watch.on ? <Badge tone="good">{say('watched')}</Badge> : null}
        {mayAct(session, 'trace') ? (
          <>
            <Button size="small" busy={watch.busy} onClick={() => watch.set(!watch.on)}>
              {say(watch.on ? 'unwatch' : 'watch')}
            </Button>
            <Button size="small" onClick={() => setTracing(true)}>
              {say('retrace')}
            </Button>
          </>
        ) : null}
        {mayAct(session, 'share') ? (
          <Button size="small" onClick={wishShare}>
            {say('share')}
          </Button>
        ) : null}
        <Button size="small" onClick={() => go({ tab: 'report' })}>
          {say('export')}
        </Button>
        <Link href="/cases">{say('cases')}</Link>
      </PageHead>
      {trace.finished ? null : <GoOn />}
      {tracing ? (
        <TraceDialog name={name} given={questionOf(trace)} close={() => setTracing(false)} done={() => {}} />
      ) : null}
    </>
  )
}

/** A trace that a bound or somebody stopped goes on where it stood. */
function GoOn() {
  const say = useWords(CASE_WORDS)
  const tell = useTell()
  const { name, session, index } = useCaseBase()
  const tracing = useTracing()
  const goOn = async (): Promise<void> => {
    const trace = await tracing.start({ ...questionOf(index.trace), case: name, continue: true, within: '60s' })
    if (trace !== null) tell(say('traced', { n: trace.transfers.length }))
  }
  return (
    <div className="row" aria-live="polite">
      <Badge tone="warn">{say('unfinished')}</Badge>
      {!mayAct(session, 'trace') ? null : tracing.since === null ? (
        <Button size="small" tone="main" onClick={() => void goOn()}>
          {say('goOn')}
        </Button>
      ) : (
        <TracingNote of={tracing} />
      )}
      {tracing.stopped ? <span>{say('stopped')}</span> : null}
      {tracing.error === null ? null : <FaultNote error={tracing.error} />}
    </div>
  )
}
