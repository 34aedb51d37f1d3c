import type { Organisation } from '../../model/organisation.ts'
import type { Clock } from '../ports.ts'
import type { IntelStore, StoredObject } from '../share/intel-store.ts'
import { ENOUGH_BYTES, type EntriesPage, MOST_ENTRIES, type PageObject } from './entries-page.ts'
import type { LogTree } from './log-tree.ts'
import { type NodeKey, signHead } from './node-key.ts'

/** What goes to somebody of an object. `redacted`: without what they may not see, as JSON on one line. */
export type Released =
  | { readonly kind: 'whole' }
  | { readonly kind: 'redacted'; readonly json: string }
  | { readonly kind: 'withheld' }

/** Who may see what: one answer an object, in their order. */
export type ReleasePolicy = (
  objects: readonly StoredObject[],
  to: Organisation,
) => Promise<readonly Released[]> | readonly Released[]

/** What a page is made from. */
export interface PageSource {
  readonly store: IntelStore
  readonly tree: LogTree
  readonly key: NodeKey
  readonly clock: Pick<Clock, 'now'>
  readonly policy: ReleasePolicy
}

/**
 * A page of this node's log for somebody, behind a place: every leaf, the objects that may go to them, and a head over just that.
 * What came from them is not sent back.
 * @param to with the fingerprint of their node
 */
export async function makePage(
  source: PageSource,
  to: Organisation & { readonly fingerprint: string },
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<EntriesPage> {
  const { store, key, policy } = source
  const total = await store.size()
  const until = Math.min(total, after + Math.min(limit, MOST_ENTRIES))
  const span = after >= total ? NOTHING : await store.entriesNotFrom(to.fingerprint, after, until)
  const released = span.objects.length === 0 ? [] : await policy(span.objects, to)
  const objects: PageObject[] = []
  let { through } = span
  let bytes = 0
  for (const [i, object] of span.objects.entries()) {
    const sent = outgoing(object, released[i])
    if (sent === null) continue
    bytes += sent.json.length
    objects.push(sent)
    if (bytes < ENOUGH_BYTES) continue
    through = object.seq
    break
  }
  const count = Math.max(0, through - after)
  // A peer that holds more than there is gets the head as it is now: it can prove with it that the log has shrunk.
  const size = Math.min(after, total) + count
  const tree = await source.tree.grown(size)
  const root = hexOf(tree.root(size))
  const leaves = Array.from({ length: count }, (_, i) => hexOf(tree.leaf(after + i))).join('')
  const head = signHead({ size, root, at: source.clock.now() }, key)
  const takenFor = takenForOf(to, key)
  return { head: { format: 'cordon.entries/1', after, leaves, total, takenFor, head }, objects }
}

const NOTHING = { objects: [], through: 0 } as const

/** A digest of what decides on releases to somebody. */
export function takenForOf(to: Organisation, { sha256 }: Pick<NodeKey, 'sha256'>): string {
  return sha256(JSON.stringify([to.id, to.country, to.sector, to.standing]))
}

function outgoing({ seq, nonce, json }: StoredObject, released: Released | undefined): PageObject | null {
  if (released?.kind === 'whole') return { seq, nonce, json }
  return released?.kind === 'redacted' ? { seq, nonce: null, json: released.json } : null
}

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function hexOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += DIGITS[byte]
  return text
}
