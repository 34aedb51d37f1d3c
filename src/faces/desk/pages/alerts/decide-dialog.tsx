import { useState } from 'react'
import { Link } from 'wouter'
import type { Asked } from '../../api/operations.ts'
import { may, useSession } from '../../api/session.ts'
import { useAct, useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { ChoiceField, LongField, TextField } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useTell } from '../../kit/toasts.tsx'
import type { CaseSheet, Colleague } from './case-sheet.ts'
import { DECIDE_WORDS } from './decide-words.ts'

type Kind = Asked<'decideCasework'>['kind']

const KINDS = ['report', 'hold', 'release', 'freeze', 'escalate', 'dismiss', 'close'] as const
const ABOUT = {
  dismiss: 'dismissAbout',
  escalate: 'escalateAbout',
  hold: 'holdAbout',
  release: 'releaseAbout',
  report: 'reportAbout',
  freeze: 'freezeAbout',
  close: 'closeAbout',
} as const
const FOUR_EYES: readonly Kind[] = ['report', 'release']

/** Decides something in a case, as the case was when it was looked at: what somebody else changed since is refused. */
export function DecideDialog({
  file,
  colleagues,
  close,
  askFreeze,
}: {
  readonly file: CaseSheet
  readonly colleagues: readonly Colleague[]
  close(): void
  /** Makes the request to freeze, and decides with it; null: nobody may here. */
  readonly askFreeze: (() => void) | null
}) {
  const say = useWords(DECIDE_WORDS)
  const tell = useTell()
  const { session } = useSession()
  const [turn] = useState(file.turn)
  const [kind, setKind] = useState<Kind>('report')
  const [reason, setReason] = useState('')
  const [to, setTo] = useState('')
  const [what, setWhat] = useState('')
  const [hold, setHold] = useState('')
  const [countries, setCountries] = useState<readonly string[]>(file.jurisdictions)
  const [draft, setDraft] = useState('')
  const [freeze, setFreeze] = useState('')
  const decide = useAct('decideCasework', ['showCasework', 'listCasework', 'listQueue', 'auditCasework'])
  const freezes = useAnswer('listFreezes', {}, { enabled: kind === 'freeze' && may(session, 'freeze') })
  const above = colleagues.filter(c => c.roles.some(r => r === 'approver' || r === 'admin'))
  const holds = [
    ...(file.held > file.holds.length ? [{ value: '', text: say('monitorHolds') }] : []),
    ...file.holds.map(h => ({ value: String(h.decision), text: `${h.decision}. ${h.what}` })),
  ]
  const drafts = file.attachments.filter(a => a.name.startsWith('report-'))
  const target = to || (above[0]?.name ?? '')
  const chosenHold = hold || (holds[0]?.value ?? '')
  const input = (): Asked<'decideCasework'> => ({
    ...{ case: file.id, kind, reason, turn },
    ...(kind === 'escalate' ? { to: target } : {}),
    ...(kind === 'hold' ? { what } : {}),
    ...(kind === 'release' && chosenHold !== '' ? { hold: Number(chosenHold) } : {}),
    ...(kind === 'report' ? { jurisdiction: [...countries] } : {}),
    ...(kind === 'report' && draft !== '' ? { draft } : {}),
    ...(kind === 'freeze' && freeze !== '' ? { freeze } : {}),
  })
  return (
    <FormDialog
      title={say('title', { case: file.id })}
      {...{ close, error: decide.error, go: say('go'), busy: decide.isPending }}
      disabled={reason.trim() === '' || (kind === 'report' && countries.length === 0)}
      send={() =>
        decide.mutate(input(), {
          onSuccess: ({ decision }) => {
            tell(say('done', { n: decision, state: say(FOUR_EYES.includes(kind) ? 'proposed' : 'made') }))
            close()
          },
        })
      }
    >
      <ChoiceField
        label={say('kind')}
        hint={say(ABOUT[kind])}
        choices={KINDS.map(value => ({ value, text: say(value) }))}
        value={kind}
        onChange={e => setKind(e.target.value as Kind)}
      />
      {FOUR_EYES.includes(kind) ? <Note>{say('fourEyes')}</Note> : null}
      {kind === 'escalate' ? (
        <ChoiceField
          label={say('to')}
          choices={above.map(c => ({ value: c.name, text: `${c.name} (${c.roles.join(', ')})` }))}
          value={target}
          onChange={e => setTo(e.target.value)}
        />
      ) : null}
      {kind === 'hold' ? (
        <TextField
          label={say('what')}
          value={what}
          required
          maxLength={1_000}
          onChange={e => setWhat(e.target.value)}
        />
      ) : null}
      {kind === 'release' && holds.length > 0 ? (
        <ChoiceField
          label={say('whatHold')}
          choices={holds}
          value={chosenHold}
          onChange={e => setHold(e.target.value)}
        />
      ) : null}
      {kind === 'report' ? (
        <>
          <fieldset className="casework-countries">
            <legend>{say('countries')}</legend>
            {file.jurisdictions.map(code => (
              <label key={code} className="row">
                <input
                  type="checkbox"
                  checked={countries.includes(code)}
                  onChange={e =>
                    setCountries(e.target.checked ? [...countries, code] : countries.filter(c => c !== code))
                  }
                />
                {code}
              </label>
            ))}
          </fieldset>
          <ChoiceField
            label={say('draft')}
            choices={[{ value: '', text: say('noDraft') }, ...drafts.map(a => ({ value: a.digest, text: a.name }))]}
            value={draft}
            onChange={e => setDraft(e.target.value)}
          />
        </>
      ) : null}
      {kind === 'freeze' ? (
        <>
          <TextField
            label={say('freezeId')}
            hint={say('freezeHint')}
            list="casework-freezes"
            value={freeze}
            required
            maxLength={100}
            onChange={e => setFreeze(e.target.value)}
          />
          <datalist id="casework-freezes">
            {freezes.data?.freezes.map(f => (
              <option key={f.id} value={f.id} />
            ))}
          </datalist>
          <div className="row">
            {askFreeze === null ? null : (
              <Button size="small" onClick={askFreeze}>
                {say('freezeNow')}
              </Button>
            )}
            <Link href="/freezes">{say('freezesPage')}</Link>
          </div>
        </>
      ) : null}
      <LongField
        label={say('reason')}
        value={reason}
        rows={4}
        required
        maxLength={4_000}
        onChange={e => setReason(e.target.value)}
      />
    </FormDialog>
  )
}
