import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { type AskedField, askedFields } from '../../../../../formats/report-fields/asked-fields.ts'
import { type FieldSteps, writePath } from '../../../../../formats/report-fields/field-path.ts'
import type { ReportForm } from '../../../../../formats/report-fields/form-lacks.ts'
import { fieldValue, type Telling } from '../../../../../formats/report-fields/put-field.ts'
import { type FieldFault, tryTellings } from '../../../../../formats/report-fields/try-tellings.ts'
import type { ReportCase } from '../../../../../model/report-case.ts'

/** What somebody is telling of a report, and what would come of it. */
export interface Tellings {
  /** Told and not kept yet. */
  readonly all: readonly Telling[]
  /** The case as it would be. */
  readonly next: ReportCase
  readonly faults: ReadonlyMap<string, FieldFault>
  /** What the form asks for in that case. */
  readonly fields: readonly AskedField[]
  readonly more: Readonly<Record<string, number>>
  shownAt(steps: FieldSteps): unknown
  set(steps: FieldSteps, value: unknown): void
  /** Forgets what was not kept. */
  clear(): void
}

/** Lists to which people add while the machine adds its own: what is shown of them is what people told. */
const ADDED_TO = ['narrative', 'addresses']

/**
 * Tries what is typed against the codecs that read it when it is kept, and against what the form asks for; as soon as there is time, so
 * that typing never waits.
 * @param shown the case as it was compiled @param told what of it people told; null: nothing
 */
export function useTellings(shown: ReportCase, told: ReportCase | null, form: ReportForm): Tellings {
  const [given, setGiven] = useState<ReadonlyMap<string, Telling>>(new Map())
  const settled = useDeferredValue(given)
  const tried = useMemo(() => tryTellings(shown, [...settled.values()]), [shown, settled])
  const asked = useMemo(() => askedFields(tried.next, form), [tried.next, form])
  useEffect(() => {
    if (given.size === 0) return
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [given])
  const shownAt = (steps: FieldSteps): unknown => {
    const key = writePath(steps)
    const typed = given.get(key)
    if (typed !== undefined) return typed.value
    if (steps.length === 1 && ADDED_TO.includes(steps[0] ?? '')) return told === null ? [] : fieldValue(told, steps)
    return fieldValue(tried.next, steps)
  }
  return {
    all: [...given.values()],
    ...{ next: tried.next, faults: tried.faults, fields: asked.fields, more: asked.more, shownAt },
    set(steps, value) {
      const key = writePath(steps)
      setGiven(all => {
        // The latest comes last; and of a row that is taken out nothing is told any more.
        const others = [...all].filter(([other]) => other !== key && !(value === null && other.startsWith(`${key}.`)))
        return new Map([...others, [key, { steps, value }]])
      })
    },
    clear: () => setGiven(new Map()),
  }
}
