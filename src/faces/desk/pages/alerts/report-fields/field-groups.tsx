import type { AskedField } from '../../../../../formats/report-fields/asked-fields.ts'
import { type FieldShape, shapeAt } from '../../../../../formats/report-fields/field-shape.ts'
import type { ReportSubject } from '../../../../../model/report-case.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import { useTold } from '../../../words/sentences/told.tsx'
import { FieldInput, type NamedPerson } from './field-input.tsx'
import { type FieldPlace, GROUPS, placeOf } from './field-place.ts'
import { useFieldText } from './field-text.ts'
import { FORM_WORDS } from './form-words.ts'
import type { Tellings } from './use-tellings.ts'

/** People told by hand have ids of their own. */
const BY_HAND = 'told-'
/** What is asked of somebody who was told by hand, whatever the form needs. */
const OF_A_PERSON = [['kind'], ['name', 'full'], ['name', 'given'], ['name', 'family'], ['name', 'native']]

interface Placed extends FieldPlace {
  readonly field: AskedField
}

/** The fields by the part of the report to which they belong, each row of a list under its own heading. */
export function FieldGroups({
  fields,
  tellings,
  typed,
  may,
}: {
  readonly fields: readonly AskedField[]
  readonly tellings: Tellings
  /** The fields that were told and not kept yet. */
  readonly typed: ReadonlySet<string>
  readonly may: boolean
}) {
  const say = useWords(FORM_WORDS)
  const { subjects, accounts } = tellings.next
  const people = subjects.map((s): NamedPerson => ({ id: s.id, name: s.name?.full ?? say('unknown', { id: s.id }) }))
  const placed: readonly Placed[] = [...fields, ...handMade(subjects)].map(field => ({
    ...placeOf(field.steps),
    field,
  }))
  const wantsSubjects = placed.some(p => p.group === 'subjects' && p.row === null)
  const parts = GROUPS.flatMap(group => {
    const own = unique(placed.filter(p => p.group === group && p.tail !== ''))
    return [...new Set(own.map(p => p.row))].map(row => ({ group, row, own: own.filter(p => p.row === row) }))
  })
  const nameOf = (id: string): string =>
    people.find(p => p.id === id)?.name ?? accounts.find(a => a.id === id)?.number ?? id
  return (
    <>
      {parts.map(({ group, row, own }) => (
        <fieldset key={`${group} ${row}`} className="told-group" disabled={!may}>
          <legend>
            <bdi>{say(group as 'filing', row === null ? {} : { name: nameOf(row) })}</bdi>
          </legend>
          {own.map(p => (
            <Asked key={p.key} of={p} tellings={tellings} typed={typed.has(p.key)} people={people} />
          ))}
          {row?.startsWith(BY_HAND) && may ? (
            <div>
              <Button size="small" onClick={() => tellings.set(['subjects', row], null)}>
                {say('dropRow')}
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      {placed.some(p => p.group === 'transactions' && p.row === null) ? (
        <p className="quiet">{say('elsewhere')}</p>
      ) : null}
      {may && (wantsSubjects || subjects.some(s => s.id.startsWith(BY_HAND))) ? (
        <div className="stack">
          <p className="quiet">{say('noSubjects')}</p>
          <div className="row">
            {(['person', 'entity'] as const).map(kind => (
              <Button
                key={kind}
                size="small"
                onClick={() => tellings.set(['subjects', freeId(subjects), 'kind'], kind)}
              >
                {say(kind === 'person' ? 'addPerson' : 'addFirm')}
              </Button>
            ))}
          </div>
        </div>
      ) : null}
    </>
  )
}

function Asked({
  of,
  tellings,
  typed,
  people,
}: {
  readonly of: Placed
  readonly tellings: Tellings
  readonly typed: boolean
  readonly people: readonly NamedPerson[]
}) {
  const say = useWords(FORM_WORDS)
  const tell = useTold('rules')
  const text = useFieldText()
  const { tail, key, field } = of
  const { steps, shape, state, lacks } = field
  if (shape === null) return null
  const value = tellings.shownAt(steps)
  const empty = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  const wrongAt = (path: string, of: FieldShape): string | undefined => {
    const wrong = tellings.faults.get(path)
    if (wrong === undefined) return undefined
    return wrong === 'needed' ? say('needed') : say('unfit', { bound: text.bound(of) || text.hint(tail, of) })
  }
  const fault =
    wrongAt(key, shape) ??
    (typed && !empty && state === 'missing'
      ? say('still', { why: lacks.map(why => tell(why).text).join('; ') })
      : undefined)
  const parts = shape.kind === 'rows' && shape.row.kind === 'parts' ? shape.row.parts : {}
  return (
    <FieldInput
      tail={tail}
      shape={shape}
      value={value}
      set={next => tellings.set(steps, next)}
      fault={fault}
      mark={say(state === 'missing' ? 'missing' : state === 'beside' ? 'optional' : 'told')}
      people={people}
      faultAt={(n, part) => (parts[part] === undefined ? undefined : wrongAt(`${key}.${n}.${part}`, parts[part]))}
    />
  )
}

/** The fields of whoever was told by hand. */
function handMade(subjects: readonly ReportSubject[]): readonly AskedField[] {
  return subjects
    .filter(s => s.id.startsWith(BY_HAND))
    .flatMap(s =>
      OF_A_PERSON.map((rest): AskedField => {
        const steps = ['subjects', s.id, ...rest]
        return { steps, shape: shapeAt(steps), state: rest[0] === 'kind' ? 'told' : 'beside', lacks: [] }
      }),
    )
}

function freeId(subjects: readonly ReportSubject[]): string {
  const taken = new Set(subjects.map(s => s.id))
  let n = 1
  while (taken.has(`${BY_HAND}${n}`)) n++
  return `${BY_HAND}${n}`
}

/** Each field once, as the form asks for it first. */
function unique(placed: readonly Placed[]): readonly Placed[] {
  const first = new Map<string, Placed>()
  for (const p of placed) if (!first.has(p.key)) first.set(p.key, p)
  return [...first.values()]
}
