import { Link } from 'wouter'
import type { Answered } from '../../api/operations.ts'
import { may, useSession } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { AddressText } from '../../kit/address-text.tsx'
import { Badge, Note } from '../../kit/badge.tsx'
import { AlertTitle } from './alert-title.tsx'
import type { CaseSheet } from './case-sheet.ts'
import { Countdown } from './countdown.tsx'
import { DECIDE_WORDS } from './decide-words.ts'
import { type DecidedDocument, decidedDocument } from './decided-document.ts'
import { DECISION_TOLD_WORDS } from './decision-told-words.ts'
import { MoneyTold } from './money-told.tsx'
import { useReportName } from './report-name.ts'
import { Several } from './several.tsx'
import { subjectName } from './subject-name.ts'

const KINDS = {
  dismiss: 'dismissAbout',
  escalate: 'escalateAbout',
  hold: 'holdAbout',
  release: 'releaseAbout',
  report: 'reportAbout',
  freeze: 'freezeAbout',
  close: 'closeAbout',
} as const

/**
 * A decision in words, read out of the document that the approval names: what is decided, of whom, for which authority by when, on which accounts and
 * amounts, with which draft.
 */
export function DecisionTold({ file, shown }: { readonly file: CaseSheet; readonly shown: Answered<'showDecision'> }) {
  const say = useWords(DECISION_TOLD_WORDS)
  const decide = useWords(DECIDE_WORDS)
  const decided = decidedDocument(shown.text)
  if (decided === null) return <Note tone="warn">{say('unread')}</Note>
  const holds = decided.alerts.filter(a => a.holds).length
  const kind = Object.keys(KINDS).find(k => k === decided.kind) as keyof typeof KINDS | undefined
  const subjects = new Map(file.alerts.map(a => [a.id, subjectName(a.subject).name]))
  return (
    <dl className="facts casework-told" aria-label={say('inWords')}>
      <dt>{decide('kind')}</dt>
      <dd>
        {kind === undefined ? decided.kind : decide(kind)}
        {kind === undefined ? null : <div className="quiet">{decide(KINDS[kind])}</div>}
      </dd>
      <dt>{say('case')}</dt>
      <dd>
        {file.id} {decided.title}
        <div className="quiet">{say('alerts', { n: decided.alerts.length, holds })}</div>
        <div className="quiet">{say(decided.suspectKnown ? 'suspectKnown' : 'suspectUnknown')}</div>
      </dd>
      {decided.kind === 'report' ? <ToWhom {...{ file, decided }} /> : <Subject {...{ file, decided }} />}
      <dt>{say('about')}</dt>
      <dd>
        <Several of={decided.alerts} keyOf={a => a.id}>
          {a => (
            <>
              {subjects.has(a.id) ? `${subjects.get(a.id)}: ` : `${a.id}: `}
              <AlertTitle title={a.title} /> {a.holds ? <Badge tone="bad">{say('holdsMoney')}</Badge> : null}
            </>
          )}
        </Several>
      </dd>
      {decided.kind === 'report' || decided.kind === 'release' ? <MoneyTold file={file.id} /> : null}
      <dt>{say('files')}</dt>
      <dd>
        {decided.attachments.length === 0 ? (
          say('noFiles')
        ) : (
          <Several of={decided.attachments} keyOf={a => `${a.digest} ${a.name}`}>
            {a => a.name}
          </Several>
        )}
      </dd>
    </dl>
  )
}

/** To which authorities, by when, with which draft. */
function ToWhom({ file, decided }: { readonly file: CaseSheet; readonly decided: DecidedDocument }) {
  const say = useWords(DECISION_TOLD_WORDS)
  const decide = useWords(DECIDE_WORDS)
  const { number, time } = useFormats()
  const nameOf = useReportName()
  const draft = decided.attachments.find(a => a.digest === decided.what)
  return (
    <>
      <dt>{say('to')}</dt>
      <dd>
        {decided.jurisdictions.map(code => {
          const deadline = file.deadlines.find(d => d.jurisdiction === code)
          return (
            <div key={code} className="row">
              <strong>{code}</strong>
              {deadline === undefined ? say('noLaw') : nameOf(deadline)}
              {deadline?.state !== 'running' || deadline.dueAt === null ? null : (
                <span>{decide('due', { time: time(deadline.dueAt) })}</span>
              )}
              {deadline?.state === 'running' ? <Countdown dueAt={deadline.dueAt} jurisdiction={code} /> : null}
            </div>
          )
        })}
      </dd>
      <dt>{say('draft')}</dt>
      <dd>
        {decided.what === null ? (
          say('noDraft')
        ) : (
          <>
            {draft === undefined ? say('draftGone') : `${draft.name}, ${number(draft.bytes / 1000, 1)} kB`}{' '}
            <Link href="?tab=files">{say('toFiles')}</Link>
            <div className="quiet alerts-small">
              SHA-256 <code>{decided.what}</code>
            </div>
          </>
        )}
      </dd>
    </>
  )
}

/** What stays, what is released, who takes it over, what is to be frozen. */
function Subject({ file, decided }: { readonly file: CaseSheet; readonly decided: DecidedDocument }) {
  const say = useWords(DECISION_TOLD_WORDS)
  const held = file.decisions.find(d => d.number === decided.hold)
  if (decided.kind === 'release')
    return (
      <>
        <dt>{say('released')}</dt>
        <dd>
          {decided.hold === null
            ? say('byMonitor')
            : say('holdOf', { n: decided.hold, what: held?.what ?? decided.hold })}
        </dd>
      </>
    )
  if (decided.what === null) return null
  return (
    <>
      <dt>{say(decided.kind === 'hold' ? 'stays' : decided.kind === 'freeze' ? 'freeze' : 'taker')}</dt>
      <dd>{decided.kind === 'freeze' ? <Frozen id={decided.what} /> : decided.what}</dd>
    </>
  )
}

/** A request to freeze: how much, of whom, on which accounts. */
function Frozen({ id }: { readonly id: string }) {
  const say = useWords(DECISION_TOLD_WORDS)
  const { exact } = useFormats()
  const { session } = useSession()
  const { data } = useAnswer('showFreeze', { id }, { enabled: may(session, 'freeze') })
  return (
    <>
      {data === undefined
        ? null
        : say('freezeOf', {
            amount: data.asked === null ? say('allOfIt') : exact(data.asked, data.decimals, data.symbol ?? data.asset),
            who: data.to.name,
          })}
      {data?.accounts.map(account => (
        <div key={account}>
          <AddressText account={account} whole />
        </div>
      ))}
      <div>
        <Link href={`/freezes/${encodeURIComponent(id)}`} className="mono">
          {id}
        </Link>
      </div>
    </>
  )
}
