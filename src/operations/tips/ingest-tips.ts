import { isTip, readTip } from '../../formats/stix/cordon/tip.ts'
import { CordonError } from '../../model/errors.ts'
import type { Fact, FactDraft, Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { Tip } from '../../model/tip.ts'
import type { FreezePost } from '../freeze/freeze-parties.ts'
import type { World } from '../world.ts'

/** How far the store was read for tips: a note of the store. */
const CURSOR = 'tips:cursor'
const PAGE = 1000

/** The kinds of facts about tips. Each `tip-received` holds the note; `tips-refused` counts those that nobody could read. */
export const TIP_KINDS = ['tip-received', 'tips-refused'] as const

/** A tip, and whom we have it from. */
export interface ReceivedTip {
  readonly tip: Tip
  /** Name of who sent it: its author, or somebody who handed it on. */
  readonly from: string
  readonly receivedAt: number
}

/** Makes facts of the tips that came into the store since it was last read, our own among them. */
export async function ingestTips(
  world: Pick<World, 'facts' | 'clock' | 'by' | 'sharing'>,
  post: Pick<FreezePost, 'parties'>,
): Promise<void> {
  const { store } = world.sharing
  let after = Number((await store.note(CURSOR)) ?? 0)
  const size = await store.size()
  if (size <= after) return
  const parties = await post.parties(world)
  const known = new Set((await foldTips(world)).tips.map(t => t.tip.id))
  for (;;) {
    const page = await store.entries(after, PAGE, ['note'])
    const drafts: FactDraft[] = []
    let unread = 0
    for (const { json, type, from, seq } of page) {
      if (type !== 'note') continue
      const object = JSON.parse(json) as IntelObject
      if (!isTip(object) || known.has(object.id)) continue
      if (!readable(object)) {
        unread++
        continue
      }
      known.add(object.id)
      const by = from === 'self' ? world.by : (parties.sender(from)?.name ?? from)
      const body = { object: object as unknown as Json, from, entry: seq }
      drafts.push({ at: world.clock.now(), by, kind: 'tip-received', body })
    }
    if (unread > 0) drafts.push({ at: world.clock.now(), by: 'cordon', kind: 'tips-refused', body: { count: unread } })
    if (drafts.length > 0) await world.facts.append(drafts)
    const last = page.at(-1)
    after = last?.seq ?? Math.max(after, size)
    await store.putNote(CURSOR, String(after))
    if (last === undefined) return
  }
}

/** All tips in the order in which they came, each once, and how many could not be read. */
export async function foldTips(
  world: Pick<World, 'facts'>,
): Promise<{ readonly tips: readonly ReceivedTip[]; readonly refused: number }> {
  const tips = new Map<string, ReceivedTip>()
  let refused = 0
  for (const fact of await world.facts.read({ kinds: TIP_KINDS })) {
    if (fact.kind === 'tips-refused') refused += Number(fact.body['count'])
    else {
      const tip = readTip(objectOf(fact))
      if (!tips.has(tip.id)) tips.set(tip.id, { tip, from: fact.by, receivedAt: fact.at })
    }
  }
  return { tips: [...tips.values()], refused }
}

function objectOf(fact: Fact): IntelObject {
  return fact.body['object'] as unknown as IntelObject
}

function readable(object: IntelObject): boolean {
  try {
    readTip(object)
    return true
  } catch (error) {
    if (error instanceof CordonError) return false
    throw error
  }
}
