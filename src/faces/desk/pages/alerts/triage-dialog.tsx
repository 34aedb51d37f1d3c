import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { CallError, call } from '../../api/call.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { ChoiceField, LongField, TextField } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { type ToldAs, useTold } from '../../words/sentences/told.tsx'
import { useAlertTitle } from './alert-title.tsx'
import type { QueueGroup } from './queue-group.ts'
import { subjectName } from './subject-name.ts'
import type { TriageAct } from './triage-act.ts'
import { TRIAGE_WORDS } from './triage-words.ts'

const TITLES = {
  take: 'takeTitle',
  dismiss: 'dismissTitle',
  escalate: 'escalateTitle',
  hold: 'holdTitle',
  join: 'joinTitle',
} as const

/** Asks for what an act needs, and does it up to the last alert that was looked at: what comes meanwhile stays. */
export function TriageDialog({
  act,
  groups,
  close,
}: {
  readonly act: TriageAct
  readonly groups: readonly QueueGroup[]
  close(done: boolean): void
}) {
  const say = useWords(TRIAGE_WORDS)
  const tell = useTell()
  const client = useQueryClient()
  const [, go] = useLocation()
  const [first] = groups
  const [reason, setReason] = useState('')
  const titleOf = useAlertTitle()
  const told = useTold('rules')
  const [title, setTitle] = useState(() => (first === undefined ? '' : proposedTitle(first, titleOf)))
  const [what, setWhat] = useState('')
  const [to, setTo] = useState('')
  const [into, setInto] = useState('')
  const [countries, setCountries] = useState('')
  const [unknown, setUnknown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])
  const people = useAnswer('listColleagues', {}, { staleTime: 300_000 })
  const cases = useAnswer('listCasework', { state: 'open' }, { enabled: act === 'join' })
  const above = (people.data?.colleagues ?? []).filter(c => c.roles.some(r => r === 'approver' || r === 'admin'))
  const target = to || (above.find(c => c.name !== people.data?.me)?.name ?? '')
  const open = cases.data?.cases ?? []
  const own = new Set(first?.cases.map(c => c.id) ?? [])
  const ordered = [...open].sort((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)))
  const joined = into || (ordered[0]?.id ?? '')
  const name = first === undefined ? '' : subjectName(first.subject).name
  const ready =
    first !== undefined &&
    (act === 'take'
      ? title.trim() !== ''
      : act === 'join'
        ? joined !== ''
        : reason.trim() !== '' && (act !== 'escalate' || target !== '') && (act !== 'hold' || what.trim() !== ''))
  const openCase = async (group: QueueGroup): Promise<string> => {
    const jurisdiction = countries.toUpperCase().match(/[A-Z]{2}/g) ?? undefined
    const { case: made } = await call('triageAlert', {
      ...{ alert: group.id, upTo: group.last, verdict: 'open', title: title.trim(), suspectUnknown: unknown },
      ...(jurisdiction === undefined ? {} : { jurisdiction }),
    })
    return made?.id ?? ''
  }
  const perform = async (group: QueueGroup): Promise<void> => {
    const range = { alert: group.id, upTo: group.last }
    if (act === 'dismiss') {
      const { alerts } = await call('triageAlert', { ...range, verdict: 'dismiss', reason })
      tell(say('dismissed', { n: alerts }))
    } else if (act === 'join') {
      await call('triageAlert', { ...range, verdict: 'join', case: joined })
      tell(say('joined', { case: joined }))
    } else {
      const id = await openCase(group)
      if (act === 'take') {
        await call('assignCasework', { case: id, ...(people.data === undefined ? {} : { to: people.data.me }) })
        tell(say('opened', { case: id }))
        go(`/casework/${id}`)
      } else if (act === 'escalate') {
        await call('decideCasework', { case: id, kind: 'escalate', reason, to: target })
        tell(say('escalated', { case: id, to: target }))
      } else {
        await call('decideCasework', { case: id, kind: 'hold', reason, what })
        tell(say('held', { case: id }))
      }
    }
  }
  const submit = async (): Promise<void> => {
    setBusy(true)
    const failed: string[] = []
    // One after another: each is one fact, and of two at once the later would be refused.
    for (const group of groups)
      try {
        await perform(group)
      } catch (error) {
        if (!(error instanceof CallError)) throw error
        failed.push(
          say('someFailed', {
            subject: subjectName(group.subject).name,
            why: `${told(error.message).text} (${error.code})`,
          }),
        )
      }
    await Promise.all(
      ['listQueue', 'listCasework', 'explainAlert'].map(key => client.invalidateQueries({ queryKey: [key] })),
    )
    setBusy(false)
    setFaults(failed)
    if (failed.length === 0) close(true)
  }
  const total = groups.reduce((sum, g) => sum + g.count, 0)
  const held = groups.some(g => g.holds > 0)
  return (
    <FormDialog
      title={say(TITLES[act])}
      close={() => close(false)}
      send={() => void submit()}
      go={say(act)}
      {...{ busy, disabled: !ready || (act === 'dismiss' && held) }}
    >
      <p className="quiet">
        {groups.length === 1 ? say('scope', { n: total, subject: name }) : say('scopeMany', { n: groups.length })}
      </p>
      {act === 'dismiss' && held ? <Note tone="warn">{say('cannotDismiss')}</Note> : null}
      {act === 'take' || act === 'escalate' || act === 'hold' ? (
        <TextField
          label={say('caseTitle')}
          value={title}
          maxLength={200}
          required
          onChange={e => setTitle(e.target.value)}
        />
      ) : null}
      {act === 'hold' ? (
        <TextField
          label={say('what')}
          hint={say('whatHint')}
          value={what}
          maxLength={1_000}
          required
          onChange={e => setWhat(e.target.value)}
        />
      ) : null}
      {act === 'escalate' ? (
        above.length === 0 ? (
          <Note tone="warn">{say('noApprover')}</Note>
        ) : (
          <ChoiceField
            label={say('to')}
            choices={above.map(c => ({ value: c.name, text: `${c.name} (${c.roles.join(', ')})` }))}
            value={target}
            onChange={e => setTo(e.target.value)}
          />
        )
      ) : null}
      {act === 'join' ? (
        open.length === 0 ? (
          <Note>{say('noOpenCase')}</Note>
        ) : (
          <ChoiceField
            label={say('intoCase')}
            choices={ordered.map(c => ({ value: c.id, text: `${c.id} ${c.title}` }))}
            value={joined}
            onChange={e => setInto(e.target.value)}
          />
        )
      ) : null}
      {act === 'dismiss' || act === 'escalate' || act === 'hold' ? (
        <LongField
          label={say('reason')}
          hint={say('reasonHint')}
          value={reason}
          rows={3}
          maxLength={4_000}
          required
          onChange={e => setReason(e.target.value)}
        />
      ) : null}
      {act === 'take' || act === 'escalate' || act === 'hold' ? (
        <>
          <TextField
            label={say('countries')}
            hint={say('countriesHint')}
            value={countries}
            maxLength={80}
            onChange={e => setCountries(e.target.value)}
          />
          <label className="row">
            <input type="checkbox" checked={unknown} onChange={e => setUnknown(e.target.checked)} />
            {say('unknownSuspect')}
          </label>
        </>
      ) : null}
      {faults.length === 0 ? null : (
        <Note tone="bad">
          <ul className="alerts-list">
            {faults.map(fault => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Note>
      )}
    </FormDialog>
  )
}

function proposedTitle(group: QueueGroup, titleOf: (title: string) => ToldAs): string {
  return `${subjectName(group.subject).name}: ${titleOf(group.kinds[0]?.title ?? '').text}`.slice(0, 200)
}
