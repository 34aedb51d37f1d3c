import type { FactDraft, Json } from '../../model/fact.ts'
import type { Freeze } from '../../model/freeze.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { StoredObject } from '../share/intel-store.ts'
import { FREEZE_KINDS, foldFreezes } from './fold-freezes.ts'
import type { FreezePost, FreezeWorld } from './freeze-parties.ts'
import { judgeMessage } from './judge-message.ts'

/** How far the store was read for freezes: a note of the store. */
const CURSOR = 'freeze:cursor'
const PAGE = 1000
const MESSAGES = ['freeze-request', 'freeze-response']
/** Refusals told one by one in a fact; the others are counted. */
const MOST_TOLD = 50

/** A message that was not taken in. */
export interface RefusedMessage {
  readonly object: string
  readonly from: string
  readonly code: string
  readonly reason: string
}

/** What was made of the messages that lay in the store. */
export interface IngestedFreezes {
  /** Ids of the requests about which there is something new. */
  readonly changed: readonly string[]
  readonly refused: readonly RefusedMessage[]
}

/**
 * Makes facts of the requests and answers that came into the store since it was last read, ours and others' alike. Read twice, nothing
 * happens twice; broken off, it goes on where it was. What is refused is told by a fact `freeze-messages-refused`.
 */
export async function ingestFreezes(
  world: Pick<FreezeWorld, 'facts' | 'clock' | 'by' | 'sharing'>,
  post: Pick<FreezePost, 'parties'>,
): Promise<IngestedFreezes> {
  const { store } = world.sharing
  let after = Number((await store.note(CURSOR)) ?? 0)
  const changed = new Set<string>()
  const refusals: RefusedMessage[] = []
  const size = await store.size()
  if (size <= after) return { changed: [], refused: [] }
  const self = (await world.sharing.self())?.id ?? null
  if (self === null) return { changed: [], refused: [] }
  const parties = await post.parties(world)
  for (;;) {
    const page = await store.entries(after, PAGE, MESSAGES)
    const last = page.at(-1)
    const messages = page.filter(o => o.type === 'freeze-request' || o.type === 'freeze-response')
    if (messages.length > 0) {
      const made = judgeAll(messages, world.clock.now(), foldFreezes(await world.facts.read({ kinds: FREEZE_KINDS })), {
        self,
        by: world.by,
        sender: from => (from === 'self' ? { id: self, name: world.by } : parties.sender(from)),
      })
      if (made.drafts.length > 0) await world.facts.append(made.drafts)
      for (const id of made.changed) changed.add(id)
      refusals.push(...made.refused)
    }
    after = last?.seq ?? Math.max(after, size)
    await store.putNote(CURSOR, String(after))
    if (last === undefined) break
  }
  return { changed: [...changed], refused: refusals }
}

interface Judges {
  readonly self: string
  readonly by: string
  sender(from: string): { readonly id: string; readonly name: string } | null
}

function judgeAll(
  messages: readonly StoredObject[],
  at: number,
  known: ReadonlyMap<string, Freeze>,
  { self, by, sender }: Judges,
): { drafts: FactDraft[]; changed: Set<string>; refused: RefusedMessage[] } {
  let freezes = known
  const drafts: FactDraft[] = []
  const changed = new Set<string>()
  const refused: RefusedMessage[] = []
  for (const { json, from, id, seq } of messages) {
    const object = JSON.parse(json) as IntelObject
    const who = sender(from)
    const verdict = judgeMessage(object, { self, sender: who?.id ?? null }, freezes, at)
    if ('refused' in verdict) refused.push({ object: id, from, ...verdict.refused })
    if (!('fact' in verdict)) continue
    const body = { object: object as unknown as Json, from, entry: seq }
    const draft: FactDraft = { at, by: who?.name ?? by, kind: verdict.fact.kind, body }
    drafts.push(draft)
    freezes = foldFreezes([{ ...draft, seq: 0, prevDigest: '' }], freezes)
    changed.add(object.type === 'freeze-request' ? object.id : String(object['request_ref']))
  }
  if (refused.length > 0) {
    const told = refused.slice(0, MOST_TOLD).map(r => ({ ...r, reason: r.reason.slice(0, 300) }))
    drafts.push({ at, by: 'cordon', kind: 'freeze-messages-refused', body: { count: refused.length, messages: told } })
  }
  return { drafts, changed, refused }
}
