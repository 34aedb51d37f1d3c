import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { InputError } from '../../../model/errors.ts'
import type { BatchMark } from '../../../operations/screen/batch-files.ts'

const stateSchema = z.object({
  cordonBatch: z.literal(1),
  /** SHA-256 and bytes of the input. */
  input: z.object({ sha256: z.string(), bytes: z.number() }),
  binding: z.record(z.string(), z.string()),
  /** Bytes of the output that belong to `mark`, and their SHA-256. */
  output: z.object({ bytes: z.number().int().nonnegative(), sha256: z.string() }),
  mark: z.object({ rows: z.number().int().nonnegative(), finished: z.boolean(), counts: z.unknown() }),
})

/** How far a batch is, as it lies beside its output. */
export interface BatchState<T> {
  readonly cordonBatch: 1
  readonly input: { readonly sha256: string; readonly bytes: number }
  readonly binding: Readonly<Record<string, string>>
  readonly output: { readonly bytes: number; readonly sha256: string }
  readonly mark: BatchMark<T>
}

/** The state that a run before left; null where there is none. @throws InputError `batch-state-malformed` */
export function readState<T>(path: string): BatchState<T> | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
  try {
    return stateSchema.parse(JSON.parse(text)) as BatchState<T>
  } catch (cause) {
    throw new InputError('batch-state-malformed', `${path} is no state of a batch; --restart begins anew`, {
      place: { file: path },
      cause,
    })
  }
}

/**
 * Checks that a run can be gone on with.
 * @throws InputError `batch-changed`
 */
export function checkBinding(state: BatchState<unknown>, now: Pick<BatchState<unknown>, 'input' | 'binding'>): void {
  const changed = Object.keys(now.binding).filter(name => state.binding[name] !== now.binding[name])
  if (state.input.sha256 !== now.input.sha256) changed.unshift('input')
  if (changed.length === 0) return
  const what = changed.map(name => `the ${name}`).join(' and ')
  throw new InputError(
    'batch-changed',
    `${what} changed since this batch was begun, and one file must not mix answers: --restart begins anew`,
  )
}
