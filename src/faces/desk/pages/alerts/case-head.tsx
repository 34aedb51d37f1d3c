import { useState } from 'react'
import { useAct } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { FaultNote } from '../../kit/states.tsx'
import { CaseDeadlines } from './case-deadlines.tsx'
import type { CaseSheet, Colleague } from './case-sheet.ts'
import { CASEWORK_WORDS } from './casework-words.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { FreezeCaseworkDialog } from './freeze-casework-dialog.tsx'

/** What a case is, whose it is, by when something is due, and the button to decide. */
export function CaseHead({
  file,
  roles,
  colleagues,
}: {
  readonly file: CaseSheet
  /** Of who looks. */
  readonly roles: readonly string[]
  readonly colleagues: readonly Colleague[]
}) {
  const say = useWords(CASEWORK_WORDS)
  const formats = useFormats()
  const [open, setOpen] = useState<'decide' | 'change' | 'freeze' | null>(null)
  const assign = useAct('assignCasework', ['showCasework', 'listCasework'])
  const analyst = roles.includes('analyst')
  const working = colleagues.filter(c => c.roles.some(r => r === 'analyst' || r === 'approver' || r === 'admin'))
  const names = [...new Set([...(file.assignee === null ? [] : [file.assignee]), ...working.map(c => c.name)])]
  // Requests are the node's: a house that shares the folder makes none.
  const mayFreeze = analyst && file.state === 'open' && file.tenant === 'main'
  const byMonitor = file.held - file.holds.length
  return (
    <>
      <div className="page-head">
        <div>
          <h1>
            {file.id} {file.title}
          </h1>
          <p>
            <Badge tone={file.state === 'open' ? 'info' : 'plain'}>{say(file.state)}</Badge>{' '}
            {say('openedBy', { time: formats.time(file.openedAt), who: file.openedBy })}
          </p>
        </div>
        <div className="row">
          {mayFreeze ? <Button onClick={() => setOpen('freeze')}>{say('askFreeze')}</Button> : null}
          <Button tone="main" disabled={!analyst || file.state === 'closed'} onClick={() => setOpen('decide')}>
            {say('decide')}
          </Button>
        </div>
      </div>
      <div className="columns casework-facts">
        <section className="card">
          <dl className="facts">
            <dt>
              <label htmlFor="casework-assignee">{say('assignee')}</label>
            </dt>
            <dd>
              <select
                id="casework-assignee"
                className="input casework-select"
                disabled={
                  !roles.some(r => r === 'analyst' || r === 'admin') || file.state === 'closed' || assign.isPending
                }
                value={file.assignee ?? ''}
                onChange={e =>
                  assign.mutate({ case: file.id, ...(e.target.value === '' ? {} : { to: e.target.value }) })
                }
              >
                <option value="">{say('nobody')}</option>
                {names.map(name => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </dd>
            <dt>{say('countries')}</dt>
            <dd>{file.jurisdictions.length === 0 ? say('noCountries') : file.jurisdictions.join(', ')}</dd>
            <dt>{say('suspect')}</dt>
            <dd>
              {say(file.suspectKnown ? 'known' : 'unknown')}{' '}
              <Button size="small" disabled={!analyst || file.state === 'closed'} onClick={() => setOpen('change')}>
                {say('change')}
              </Button>
            </dd>
            {file.held === 0 ? null : (
              <>
                <dt>{say('heldMoney')}</dt>
                <dd>
                  <ul className="alerts-list">
                    {file.holds.map(h => (
                      <li key={h.decision}>
                        {h.what}{' '}
                        <span className="quiet">
                          {h.by}, {formats.time(h.at)}
                        </span>
                      </li>
                    ))}
                    {byMonitor > 0 ? <li>{say('heldByMonitor', { n: byMonitor })}</li> : null}
                  </ul>
                </dd>
              </>
            )}
          </dl>
          {assign.error === null ? null : <FaultNote error={assign.error} />}
          {file.waiting === 0 ? null : <p className="quiet casework-more">{say('moreWaiting', { n: file.waiting })}</p>}
        </section>
        <CaseDeadlines deadlines={file.deadlines} />
      </div>
      {open === 'decide' ? (
        <DecideDialog
          {...{ file, colleagues }}
          close={() => setOpen(null)}
          askFreeze={mayFreeze ? () => setOpen('freeze') : null}
        />
      ) : null}
      {open === 'freeze' ? <FreezeCaseworkDialog file={file} close={() => setOpen(null)} /> : null}
      {open === 'change' ? <ChangeCase file={file} close={() => setOpen(null)} /> : null}
    </>
  )
}

function ChangeCase({ file, close }: { readonly file: CaseSheet; close(): void }) {
  const say = useWords(CASEWORK_WORDS)
  const [countries, setCountries] = useState(file.jurisdictions.join(' '))
  const [known, setKnown] = useState(file.suspectKnown)
  const change = useAct('changeCasework', ['showCasework', 'listCasework', 'listQueue'])
  return (
    <FormDialog
      title={say('changeTitle')}
      {...{ close, go: say('save'), busy: change.isPending, error: change.error }}
      send={() => {
        const jurisdiction = countries.toUpperCase().match(/[A-Z]{2}/g) ?? []
        change.mutate({ case: file.id, jurisdiction, suspect: known ? 'known' : 'unknown' }, { onSuccess: close })
      }}
    >
      <TextField
        label={say('countries')}
        value={countries}
        maxLength={80}
        onChange={e => setCountries(e.target.value)}
      />
      <label className="row">
        <input type="checkbox" checked={known} onChange={e => setKnown(e.target.checked)} />
        {say('suspect')}: {say('known')}
      </label>
      <p className="quiet">{say('changeVoids')}</p>
    </FormDialog>
  )
}
