import { type FormEvent, useMemo, useRef, useState } from 'react'
import type { AskedField } from '../../../../../formats/report-fields/asked-fields.ts'
import type { ReportForm as FormName } from '../../../../../formats/report-fields/form-lacks.ts'
import { writeTelling } from '../../../../../formats/report-fields/tell-fields.ts'
import type { ReportCase } from '../../../../../model/report-case.ts'
import type { Answered } from '../../../api/operations.ts'
import { useAct } from '../../../api/use-call.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Note } from '../../../kit/badge.tsx'
import { Button } from '../../../kit/button.tsx'
import { FaultNote } from '../../../kit/states.tsx'
import { useTell } from '../../../kit/toasts.tsx'
import { FieldGroups } from './field-groups.tsx'
import { placeOf } from './field-place.ts'
import { FORM_WORDS } from './form-words.ts'
import { useTellings } from './use-tellings.ts'
import './report-form.css'

/** The fields that a form still lacks in a case, to be told and kept with the case; those told before too, where they are wanted. */
export function ReportForm({
  file,
  form,
  thefts,
  compiled,
  may,
}: {
  readonly file: string
  readonly form: FormName
  readonly thefts: readonly string[]
  readonly compiled: Answered<'compileCasework'>
  /** Whether the reader may keep anything. */
  readonly may: boolean
}) {
  const say = useWords(FORM_WORDS)
  const tell = useTell()
  const keep = useAct('tellCasework', ['showCasework', 'compileCasework', 'auditCasework'])
  const shown = useMemo(() => shownFor(compiled, form), [compiled, form])
  const tellings = useTellings(shown, compiled.told as unknown as ReportCase | null, form)
  const [whole, setWhole] = useState(false)
  // What once stood here stays while it is typed: it must not go at the first letter that makes it complete.
  const seen = useRef(new Set<string>())
  const fields = tellings.fields.filter(field => {
    const { key } = placeOf(field.steps)
    if (field.state !== 'told') seen.current.add(key)
    return whole || seen.current.has(key)
  })
  const missing = tellings.fields.filter(f => f.state === 'missing').length
  const { faults, all } = tellings
  const send = (event: FormEvent): void => {
    event.preventDefault()
    keep.mutate(
      { case: file, set: all.map(writeTelling), theft: [...thefts] },
      {
        onSuccess: () => {
          seen.current = new Set()
          tellings.clear()
          tell(say('kept'))
        },
      },
    )
  }
  const { like } = compiled
  const takeOver = (): void => {
    if (like === null) return
    keep.mutate({ case: file, like, set: [] }, { onSuccess: () => tell(say('liked', { case: like })) })
  }
  return (
    <form className="stack told-form" onSubmit={send} noValidate>
      <p className="quiet">{say('about')}</p>
      {like !== null && may && shown.officer === null ? (
        <div>
          <Button size="small" busy={keep.isPending} onClick={takeOver}>
            {say('like', { case: like })}
          </Button>
        </div>
      ) : null}
      <label className="row">
        <input type="checkbox" checked={whole} onChange={e => setWhole(e.target.checked)} />
        {say('all')}
      </label>
      {fields.length === 0 ? <Note tone="good">{say('noneLeft')}</Note> : null}
      <FieldGroups fields={fields} tellings={tellings} typed={keysOf(all)} may={may} />
      {Object.entries(tellings.more).map(([list, n]) => (
        <Note key={list}>{say('more', { n })}</Note>
      ))}
      {keep.error === null ? null : <FaultNote error={keep.error} />}
      <div className="row told-foot" role="status">
        {may ? (
          <Button type="submit" tone="main" busy={keep.isPending} disabled={all.length === 0 || faults.size > 0}>
            {say('keep')}
          </Button>
        ) : null}
        <span className={faults.size > 0 ? 'fault' : 'quiet'}>
          {faults.size > 0
            ? say('unread', { n: faults.size })
            : missing === 0
              ? say('ready')
              : say('left', { n: missing })}
        </span>
      </div>
    </form>
  )
}

function keysOf(tellings: readonly { readonly steps: AskedField['steps'] }[]): ReadonlySet<string> {
  return new Set(tellings.map(t => placeOf(t.steps).key))
}

// A decision for one country determines nothing for another: what the form lacks is not shown as told.
function shownFor({ report, forms }: Answered<'compileCasework'>, form: FormName): ReportCase {
  const shown = report as unknown as ReportCase
  const lacks = forms.find(f => f.form === form)?.lacks.some(l => l.field === 'decision.determinedAt') === true
  return lacks ? { ...shown, decision: { ...shown.decision, determinedAt: null } } : shown
}
