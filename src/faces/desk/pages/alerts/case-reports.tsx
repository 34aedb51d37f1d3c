import { useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Answered } from '../../api/operations.ts'
import { useSession } from '../../api/session.ts'
import { useAct, useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { Badge, Note } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { TextField } from '../../kit/field.tsx'
import { later } from '../../kit/later.tsx'
import { saveFile } from '../../kit/save-file.ts'
import { Answer, FaultNote } from '../../kit/states.tsx'
import { useTell } from '../../kit/toasts.tsx'
import { Told } from '../../words/sentences/told.tsx'
import { base64Of } from './attachment-bytes.ts'
import type { CaseSheet } from './case-sheet.ts'
import { DECIDE_WORDS } from './decide-words.ts'
import { formsInOrder } from './form-authority.ts'
import { FormState } from './form-state.tsx'
import { FORM_WORDS } from './report-fields/form-words.ts'

/** The ending of attachments that say what people told. */
const TOLD_ENDING = '.report-case.json'

/** With the codecs by which what is typed is read: only who fills in a report loads them. */
const ReportForm = later(async () => (await import('./report-fields/report-form.tsx')).ReportForm)

type Drafted = Answered<'draftCasework'>

/** Report drafts of a case by form: what each lacks, when it is due, and the button that drafts and attaches it. */
export function CaseReports({ file, roles }: { readonly file: CaseSheet; readonly roles: readonly string[] }) {
  const say = useWords(DECIDE_WORDS)
  const fill = useWords(FORM_WORDS)
  const { session } = useSession()
  const tell = useTell()
  const chooser = useRef<HTMLInputElement>(null)
  const [search, setSearch] = useSearchParams()
  // The open form and what goes into it stand in the address.
  const [open, thefts, on] = [search.get('form'), search.get('theft') ?? '', search.get('on') ?? '']
  const put = (name: 'form' | 'theft' | 'on', value: string): void =>
    setSearch(
      before => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
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
          onChange={e => put('theft', e.target.value)}
        />
        <TextField
          label={say('on')}
          hint={say('onHint')}
          type="date"
          value={on}
          onChange={e => put('on', e.target.value)}
        />
      </div>
      <Answer of={compiled}>
        {answer => {
          const { forms, gaps, notes, report } = answer
          return (
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
                {formsInOrder(forms, file.jurisdictions, session?.node?.country ?? null).map(
                  ({ form, ready, lacks, ...rest }) => (
                    <li key={form} className="card">
                      <div className="row casework-form">
                        <strong>{say(form)}</strong>
                        <Badge tone={ready ? 'good' : 'warn'}>
                          {ready ? say('ready') : say('lacks', { n: lacks.length })}
                        </Badge>
                        <FormState file={file} of={{ form, ready, lacks, ...rest }} />
                        <span className="row casework-form-acts">
                          {form === 'stix' && ready ? null : (
                            <Button
                              size="small"
                              aria-expanded={open === form}
                              onClick={() => put('form', open === form ? '' : form)}
                            >
                              {fill(open === form ? 'hide' : ready ? 'mend' : 'fill')}
                            </Button>
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
                        </span>
                      </div>
                      {lacks.length === 0 || open === form ? null : (
                        <details>
                          <summary className="quiet">{say('lacks', { n: lacks.length })}</summary>
                          <dl className="facts alerts-small">
                            {lacks.map(l => (
                              <div key={`${l.field} ${l.why}`} className="alerts-figure">
                                <dt>
                                  <code>{l.field}</code>
                                </dt>
                                <dd>
                                  <Told book="rules" text={l.why} />
                                </dd>
                              </div>
                            ))}
                          </dl>
                        </details>
                      )}
                      {open === form ? (
                        <ReportForm
                          key={form}
                          {...{ file: file.id, form, thefts: theft, compiled: answer }}
                          may={roles.includes('analyst') && file.state === 'open'}
                        />
                      ) : null}
                    </li>
                  ),
                )}
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
          )
        }}
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
          <li key={sentence}>
            <Told book="rules" text={sentence} />
          </li>
        ))}
      </ul>
    </div>
  )
}
