import { SUSPICIONS } from '../../../../../formats/report-case/suspicions.ts'
import { usePreferences } from '../../../app/preferences.tsx'
import { useFieldText } from './field-text.ts'
import { LeafInput, type LeafSetting } from './leaf-input.tsx'
import { PickRows } from './pick-rows.tsx'
import { RowsInput } from './rows-input.tsx'

/** Somebody of the case, as a list of people names them. */
export interface NamedPerson {
  readonly id: string
  readonly name: string
}

/** One field, a list too, by what it holds. */
export function FieldInput({
  people,
  faultAt,
  ...leaf
}: LeafSetting & {
  readonly people: readonly NamedPerson[]
  /** What is wrong with a field of a row of a list. */
  faultAt(place: number, key: string): string | undefined
}) {
  const text = useFieldText()
  const { language } = usePreferences()
  const { tail, shape, value, set, fault, mark } = leaf
  if (shape.kind !== 'rows') return <LeafInput {...leaf} />
  const label = mark === '' ? text.label(tail) : `${text.label(tail)} (${mark})`
  const common = { label, hint: text.hint(tail, shape), fault, set }
  const rows: readonly unknown[] = Array.isArray(value) ? value : []
  const chosen = rows.filter(row => typeof row === 'string')
  if (tail === 'suspicions')
    return <PickRows {...common} all={SUSPICIONS.map(s => ({ id: s.word, name: s[language] }))} chosen={chosen} />
  if (tail === 'holders' || tail === 'representatives') return <PickRows {...common} all={people} chosen={chosen} />
  return <RowsInput {...common} row={shape.row} value={rows} faultAt={faultAt} />
}
