import type { Quarantined } from '../share/intel-store.ts'
import type { Judged } from './judge-object.ts'
import type { Peer } from './peer.ts'
import type { Receiving } from './receiving.ts'

/** How many of the objects of a page became what. */
export interface TakenObjects {
  readonly added: number
  readonly known: number
  readonly refused: number
  readonly deferred: number
}

/** Keeps what was judged sound, puts the rest into quarantine, and raises an alarm for what no honest peer sends. */
export async function takeObjects(judged: readonly Judged[], peer: Peer, receiving: Receiving): Promise<TakenObjects> {
  const { store, clock, alarms } = receiving
  const refused: Quarantined[] = []
  const at = clock.now()
  const from = peer.fingerprint
  const good = judged.flatMap(j => (j.refusal === null && j.admitted !== null ? [j.admitted] : []))
  const added = good.length === 0 ? [] : await store.add(good, await receiving.collections())
  for (const { object, admitted, refusal } of judged)
    if (refusal !== null) {
      const { code, reason } = refusal
      const [id, version] = [admitted?.id ?? null, admitted?.version ?? null]
      refused.push({ at, from, code, reason, id, version, json: object.json })
    }
  if (refused.length > 0) await store.quarantine(refused)
  const conflicts = good.filter((_, i) => added[i] === 'conflict')
  if (conflicts.length > 0) await alarms.conflicts(conflicts, peer, receiving)
  const alarming = judged.filter(j => j.refusal?.alarming)
  const [worst] = alarming
  if (worst?.refusal)
    await alarms.raise({
      at,
      peer: from,
      code: worst.refusal.code,
      reason: worst.refusal.reason,
      proof: {
        count: alarming.length,
        seq: worst.object.seq,
        nonce: worst.object.nonce,
        id: worst.admitted?.id ?? null,
      },
    })
  const count = (what: string): number => added.filter(a => a === what).length
  return {
    added: count('new'),
    known: count('known'),
    refused: refused.length + conflicts.length,
    deferred: judged.filter(j => j.deferred).length,
  }
}
