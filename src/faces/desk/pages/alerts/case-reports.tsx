import { useRef, useState } from 'react'
import type { Answered } from '../../api/operations.ts'
import { useAct, useAnswer } from '../../api/use-call.ts'
import { useFormats } from '../../app/formats.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { TextField } from '../../kit/field.tsx'
import { saveFile } from '../../kit/save-file.ts'
import { Answer, FaultNote } from '../../kit/states.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { base64Of } from './attachment-bytes.ts'
import type { CaseSheet } from './case-sheet.ts'
import { DECIDE_WORDS } from './decide-words.ts'

/** The ending of attachments that say what people told. */
const TOLD_ENDING = '.report-case.json'

type Drafted = Answered<'draftCasework'>

/** Report drafts of a case by form: what each lacks, when it is due, and the button that drafts and attaches it. */
export function CaseReports({ file, roles }: { readonly file: CaseSheet; readonly roles: readonly string[] }) {
  const say = useWords(DECIDE_WORDS)
  const formats = useFormats()
  const tell = useTell()
  const chooser = useRef<HTMLInputElement>(null)
  const [thefts, setThefts] = useState('')
  const [on, setOn] = useState('')
  const [fault, setFault] = useState<Error | null>(null)
  const [drafted, setDrafted] = useState<Drafted | null>(null)
  const theft = thefts.split(/[\s,]+/).filter(name => name !== '')
  const order = { case: file.id, theft, ...(on === '' ? {} : { on }) }
  const compiled = useAnswer('compileCasework', order)
  const attach = useAct('attachCasework', ['showCasework', 'compileCasework', 'auditCasework'])
  const draft = useAct('draftCasework', ['showCasework', 'listCasework', 'auditCasework'])
  /** What people fill in is kept as an attachment of a name that the drafts look for. */
  const attachTold = async (given: File | undefined): Promise<void> => {
    if (given === undefined) return
    setFault(null)
    try {
      JSON.parse(await given.text())
    } catch (error) {
      setFault(error as Error)
      return
    }
    const name = given.name.endsWith(TOLD_ENDING) ? given.name : `${given.name.replace(/\.json$/i, '')}${TOLD_ENDING}`
    const base64 = base64Of(new Uint8Array(await given.arrayBuffer()))
    attach.mutate({ case: file.id, name, base64 }, { onSuccess: () => tell(say('drafted', { name })) })
  }
  return (
    <div className="stack">
      <p className="quiet">{say('formsAbout')}</p>
      <div className="alerts-filters">
        <TextField
          label={say('thefts')}
          hint={say('theftsHint')}
          value={thefts}
          maxLength={400}
          onChange={e => setThefts(e.target.value)}
        />
        <TextField label={say('on')} type="date" value={on} onChange={e => setOn(e.target.value)} />
      </div>
      <Answer of={compiled}>
        {({ forms, gaps, notes, report }) => (
          <>
            <Card title={say('toldTitle')}>
              <p className="quiet">{say('toldAbout')}</p>
              <div className="row">
                <Button
                  onClick={() =>
                    saveFile(`${file.id}${TOLD_ENDING}`, `${JSON.stringify(report, null, 2)}\n`, 'application/json')
                  }
                >
                  {say('toldDownload')}
                </Button>
                <Button
                  disabled={!roles.includes('analyst') || file.state === 'closed'}
                  busy={attach.isPending}
                  onClick={() => chooser.current?.click()}
                >
                  {say('toldAttach')}
                </Button>
                <input
                  ref={chooser}
                  type="file"
                  hidden
                  accept=".json,application/json"
                  onChange={event => {
                    void attachTold(event.target.files?.[0])
                    event.target.value = ''
                  }}
                />
              </div>
              {fault === null ? null : <FaultNote error={fault} />}
              {attach.error === null ? null : <FaultNote error={attach.error} />}
            </Card>
            <ul className="casework-forms" aria-label={say('forms')}>
              {forms.map(({ form, ready, lacks, deadlines }) => (
                <li key={form} className="card">
                  <div className="row casework-form">
                    <strong>{say(form)}</strong>
                    <Badge tone={ready ? 'good' : 'warn'}>
                      {ready ? say('ready') : say('lacks', { n: lacks.length })}
                    </Badge>
                    {deadlines.map(d =>
                      d.by === null && d.byDay === null ? null : (
                        <span key={`${d.jurisdiction} ${d.duty}`} className="quiet">
                          {say('due', {
                            time: d.by === null ? (d.byDay ?? '') : formats.time(Math.floor(Date.parse(d.by) / 1000)),
                          })}
                        </span>
                      ),
                    )}
                    <Button
                      size="small"
                      disabled={!ready || !roles.includes('analyst') || file.state === 'closed'}
                      busy={draft.isPending && draft.variables.as === form}
                      onClick={() =>
                        draft.mutate(
                          { ...order, as: form },
                          {
                            onSuccess: answer => {
                              setDrafted(answer)
                              tell(say('drafted', { name: answer.name }))
                            },
                          },
                        )
                      }
                    >
                      {say('attach')}
                    </Button>
                  </div>
                  {lacks.length === 0 ? null : (
                    <details>
                      <summary className="quiet">{say('lacks', { n: lacks.length })}</summary>
                      <dl className="facts alerts-small">
                        {lacks.map(l => (
                          <div key={`${l.field} ${l.why}`} className="alerts-figure">
                            <dt>
                              <code>{l.field}</code>
                            </dt>
                            <dd>{l.why}</dd>
                          </div>
                        ))}
                      </dl>
                    </details>
                  )}
                </li>
              ))}
            </ul>
            {draft.error === null ? null : <FaultNote error={draft.error} />}
            {drafted === null ? null : (
              <Note tone="good">
                <p>
                  {say('drafted', { name: drafted.name })} <code>{drafted.digest}</code>
                </p>
                <Sentences title={say('losses')} of={drafted.losses.map(l => `${l.field}: ${l.lost}`)} />
                <Sentences title={say('gaps')} of={drafted.gaps} />
              </Note>
            )}
            {gaps.length === 0 ? null : (
              <Note tone="warn">
                <Sentences title={say('gaps')} of={gaps} />
              </Note>
            )}
            <Sentences title={say('notes')} of={notes} />
          </>
        )}
      </Answer>
    </div>
  )
}

function Sentences({ title, of }: { readonly title: string; readonly of: readonly string[] }) {
  if (of.length === 0) return null
  return (
    <div>
      <strong>{title}</strong>
      <ul className="alerts-list">
        {of.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}
