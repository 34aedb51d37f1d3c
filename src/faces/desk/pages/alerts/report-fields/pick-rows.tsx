import { useId } from 'react'
import type { FieldSetting } from '../../../kit/field.tsx'

/** Some of several, each with a box. */
export function PickRows({
  label,
  hint,
  fault,
  all,
  chosen,
  set,
}: FieldSetting & {
  readonly all: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: readonly string[]
  set(chosen: readonly string[]): void
}) {
  const id = useId()
  return (
    <fieldset className="told-rows" aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
      <legend>{label}</legend>
      {hint === undefined || hint === '' ? null : (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <div className="told-picks">
        {all.map(one => (
          <label key={one.id} className="row">
            <input
              type="checkbox"
              checked={chosen.includes(one.id)}
              onChange={e => set(e.target.checked ? [...chosen, one.id] : chosen.filter(c => c !== one.id))}
            />
            {one.name}
          </label>
        ))}
      </div>
      {fault === undefined ? null : (
        <span className="fault" role="alert">
          {fault}
        </span>
      )}
    </fieldset>
  )
}
