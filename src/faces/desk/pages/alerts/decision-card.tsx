import { useState } from 'react'
import { Link } from 'wouter'
import type { Answered } from '../../api/operations.ts'
import { useAct, useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, type Tone } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Answer, FaultNote } from '../../kit/states.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { useTold } from '../../words/sentences/told.tsx'
import type { CaseSheet, Colleague } from './case-sheet.ts'
import { DECIDE_WORDS } from './decide-words.ts'
import { DecisionTold } from './decision-told.tsx'
import { type SecondAct, SecondDialog } from './second-dialog.tsx'

type Decision = CaseSheet['decisions'][number]
type Shown = Answered<'showDecision'>

const TONES: Readonly<Record<Decision['state'], Tone>> = {
  made: 'good',
  proposed: 'warn',
  approved: 'good',
  rejected: 'bad',
  void: 'plain',
  filed: 'good',
}

/** One decision: what, by whom, why; and where it waits, what its document says with the buttons of a second person. */
export function DecisionCard({
  file,
  decision,
  roles,
  colleagues,
}: {
  readonly file: CaseSheet
  readonly decision: Decision
  readonly roles: readonly string[]
  readonly colleagues: readonly Colleague[]
}) {
  const say = useWords(DECIDE_WORDS)
  const formats = useFormats()
  const [act, setAct] = useState<SecondAct | null>(null)
  const waits = decision.state === 'proposed'
  const [open, setOpen] = useState(false)
  const shown = useAnswer('showDecision', { case: file.id, decision: decision.number }, { enabled: open || waits })
  const mayFile =
    decision.kind === 'report' && decision.state === 'approved' && roles.some(r => r === 'analyst' || r === 'approver')
  const document = (
    <Answer of={shown}>
      {told => (
        <>
          <DecisionTold file={file} shown={told} />
          <Document of={told} />
        </>
      )}
    </Answer>
  )
  return (
    <section
      className="card casework-decision"
      data-waits={waits}
      aria-label={`${decision.number} ${say(decision.kind)}`}
    >
      <header>
        <h3>
          {decision.number}. {say(decision.kind)} {decision.jurisdictions.join(', ')}
        </h3>
        <Badge tone={TONES[decision.state]}>{say(decision.state)}</Badge>
      </header>
      <p className="casework-reason">{decision.reason}</p>
      {waits || decision.what === null ? null : (
        <p className="mono">
          {decision.kind === 'freeze' ? (
            <Link href={`/freezes/${encodeURIComponent(decision.what)}`}>{decision.what}</Link>
          ) : (
            decision.what
          )}
        </p>
      )}
      <p className="quiet">{say('by', { who: decision.by, time: formats.time(decision.at) })}</p>
      {decision.second === null ? null : (
        <p className="quiet">
          {say('second', { who: decision.second.by, time: formats.time(decision.second.at) })}
          {decision.second.reason === null ? '' : `: ${decision.second.reason}`}
        </p>
      )}
      {decision.filed === null ? null : (
        <p className="quiet">
          {say('filedAs', {
            who: decision.filed.by,
            time: formats.time(decision.filed.at),
            reference: decision.filed.reference,
          })}
        </p>
      )}
      {waits ? (
        document
      ) : (
        <details open={open} onToggle={e => setOpen(e.currentTarget.open)}>
          <summary>{say('more')}</summary>
          {open ? document : null}
        </details>
      )}
      {waits && shown.data !== undefined ? (
        <Second file={file} shown={shown.data} colleagues={colleagues} begin={setAct} />
      ) : null}
      {mayFile ? (
        <div className="row casework-buttons">
          <Button tone="main" onClick={() => setAct('file')}>
            {say('file')}
          </Button>
        </div>
      ) : null}
      {act === null ? null : <SecondDialog act={act} file={file.id} decision={decision} close={() => setAct(null)} />}
    </section>
  )
}

/** The document that an approval names, folded below what it says. */
function Document({ of }: { readonly of: Shown }) {
  const say = useWords(DECIDE_WORDS)
  return (
    <details>
      <summary>{say('document')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <pre className="casework-document" tabIndex={0}>
        {readable(of.text)}
      </pre>
      <p className="quiet alerts-small">
        {say('documentDigest')}: <code>{of.document}</code>
      </p>
    </details>
  )
}

/** The buttons of a second person, with the reason where one does nothing. */
function Second({
  file,
  shown,
  colleagues,
  begin,
}: {
  readonly file: CaseSheet
  readonly shown: Shown
  readonly colleagues: readonly Colleague[]
  begin(act: SecondAct): void
}) {
  const say = useWords(DECIDE_WORDS)
  const toast = useTell()
  const tell = useTold('rules')
  const approve = useAct('approveDecision', ['showCasework', 'showDecision', 'listCasework', 'listQueue'])
  const { approval, rejection } = shown
  const own = approval?.code === 'own-approval' || (approval?.code === 'role-missing' && rejection === null)
  const why =
    approval === null
      ? null
      : own
        ? say('own')
        : approval.code === 'approver-let-in-by-maker'
          ? say('letIn', { who: shown.by })
          : approval.code === 'role-missing'
            ? say('noRole')
            : tell(approval.because).text
  const approvers = colleagues.filter(c => c.roles.includes('approver') && c.name !== shown.by).map(c => c.name)
  // Told also when the card has gone meanwhile: the buttons go as soon as the approval is known. What fails is shown below.
  const give = (): Promise<void> =>
    approve
      .mutateAsync({ case: file.id, decision: shown.number, document: shown.document })
      .then(() => toast(say('done', { n: shown.number, state: say('approved') })))
      .catch(() => {})
  return (
    <>
      <div className="row casework-buttons">
        <Button
          tone="main"
          disabled={approval !== null}
          busy={approve.isPending}
          aria-describedby={why === null ? undefined : `why-${shown.number}`}
          onClick={() => void give()}
        >
          {say('approve')}
        </Button>
        <Button tone="bad" disabled={rejection !== null} onClick={() => begin(own ? 'takeBack' : 'reject')}>
          {say(own ? 'takeBack' : 'reject')}
        </Button>
        {why === null ? null : (
          <span className="quiet" id={`why-${shown.number}`}>
            {why} {approvers.length === 0 ? say('noApprovers') : say('approvers', { names: approvers.join(', ') })}
          </span>
        )}
      </div>
      {approve.error === null ? null : <FaultNote error={approve.error} />}
    </>
  )
}

/** The document with its lines broken for reading; its digest is that of the text as it is kept. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
