import { useId } from 'react'
import type { FieldShape } from '../../../../../formats/report-fields/field-shape.ts'
import { useWords } from '../../../app/preferences.tsx'
import { Button } from '../../../kit/button.tsx'
import type { FieldSetting } from '../../../kit/field.tsx'
import { FORM_WORDS } from './form-words.ts'
import { LeafInput } from './leaf-input.tsx'

interface Row {
  readonly [key: string]: unknown
}

/** A list whose rows have fields of their own, such as papers and telephones. */
export function RowsInput({
  label,
  hint,
  fault,
  row,
  value,
  set,
  faultAt,
}: FieldSetting & {
  readonly row: FieldShape
  readonly value: readonly unknown[]
  set(rows: readonly unknown[]): void
  /** What is wrong with a field of a row. */
  faultAt(place: number, key: string): string | undefined
}) {
  const say = useWords(FORM_WORDS)
  const id = useId()
  const parts = row.kind === 'parts' ? Object.entries(row.parts) : []
  const change = (at: number, next: Row): void => set(value.map((old, n) => (n === at ? next : old)))
  return (
    <fieldset className="told-rows" aria-describedby={`${id}-hint`}>
      <legend>{label}</legend>
      <span className="hint" id={`${id}-hint`}>
        {hint}
      </span>
      {value.map((one, n) => {
        const held = Object(one) as Row
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and none moves
          <div key={n} className="told-row">
            {parts.map(([key, shape]) => (
              <LeafInput
                key={key}
                tail={key}
                shape={shape}
                value={held[key]}
                set={next => change(n, { ...held, [key]: next })}
                fault={faultAt(n, key)}
                mark=""
              />
            ))}
            <Button size="small" onClick={() => set(value.filter((_, at) => at !== n))}>
              {say('drop')}
            </Button>
          </div>
        )
      })}
      <div>
        <Button size="small" onClick={() => set([...value, blankRow(row)])}>
          {say('add')}
        </Button>
      </div>
      {fault === undefined ? null : (
        <span className="fault" role="alert">
          {fault}
        </span>
      )}
    </fieldset>
  )
}

/** A new row, with the first of each choice: a row without it would be none. */
function blankRow(shape: FieldShape): Row {
  if (shape.kind !== 'parts') return {}
  return Object.fromEntries(
    Object.entries(shape.parts).flatMap(([key, part]) => (part.kind === 'choice' ? [[key, part.choices[0]]] : [])),
  )
}
