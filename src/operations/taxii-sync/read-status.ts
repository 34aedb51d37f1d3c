import { z } from 'zod'
import { read } from './read-resources.ts'
import { malformedAnswer, shown } from './taxii-fault.ts'
import { isPathId } from './taxii-path.ts'

/** Largest status that is read, in bytes. */
export const MOST_STATUS_BYTES = 4 << 20

const count = z.number().int().min(0).nullish()
const details = z
  .array(
    z.object({
      id: z.string().max(500),
      version: z.string().max(100).nullish(),
      message: z.string().max(100_000).nullish(),
    }),
  )
  .nullish()
const schema = z.object({
  id: z.string(),
  status: z.enum(['complete', 'pending']),
  success_count: count,
  successes: details,
  failure_count: count,
  failures: details,
})

/** What a server says became of the objects of one request. */
export interface RemoteStatus {
  readonly id: string
  readonly complete: boolean
  readonly successCount: number
  readonly failureCount: number
  /** Null: it does not name them. */
  readonly successes: readonly StatusRow[] | null
  readonly failures: readonly StatusRow[]
}

/** One object in a status. */
export interface StatusRow {
  readonly id: string
  /** Null: it does not say which version. */
  readonly version: string | null
  readonly message: string | null
}

/** Reads a status (TAXII 2.1, section 4.3.1). @throws TaxiiFault `taxii-answer-malformed` */
export function readStatus(body: string): RemoteStatus {
  const told = read(schema, body, 'no status')
  if (!isPathId(told.id)) throw malformedAnswer('its status has an id that can stand in no path')
  return {
    id: told.id,
    complete: told.status === 'complete',
    successCount: told.success_count ?? told.successes?.length ?? 0,
    failureCount: told.failure_count ?? told.failures?.length ?? 0,
    successes: told.successes?.map(row) ?? null,
    failures: told.failures?.map(row) ?? [],
  }
}

function row({
  id,
  version,
  message,
}: {
  id: string
  version?: string | null | undefined
  message?: string | null | undefined
}): StatusRow {
  return { id, version: version ?? null, message: message == null ? null : shown(message, 300) }
}

/** What became of an object that was sent. `unconfirmed`: the server does not say. */
export type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unconfirmed' }

/**
 * What a complete status says of each object sent, in their order. What a server's counts and lists leave open is not taken for success.
 */
export function outcomesOf(
  status: RemoteStatus,
  sent: readonly { readonly id: string; readonly version: string }[],
): readonly Outcome[] {
  const failed = new Map(
    status.failures.flatMap(f => (f.version === null ? [[f.id, f] as const] : [[`${f.id} ${f.version}`, f] as const])),
  )
  const failure = sent.map(({ id, version }) => failed.get(`${id} ${version}`) ?? failed.get(id) ?? null)
  const left = failure.filter(f => f === null).length
  // Versions may come back written another way, so that a failure fits no object sent: then its count does.
  const sound = status.failureCount <= sent.length - left && status.successCount >= left
  const named = new Set(status.successes?.map(s => s.id))
  return sent.map(({ id }, i): Outcome => {
    const fault = failure[i] ?? null
    if (fault !== null) return { kind: 'refused', message: fault.message ?? 'the server does not say why' }
    return sound || (named.has(id) && !status.failures.some(f => f.id === id))
      ? { kind: 'accepted' }
      : { kind: 'unconfirmed' }
  })
}
