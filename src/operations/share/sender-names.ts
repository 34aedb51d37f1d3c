import type { FactLog } from '../fact-log.ts'
import { foldPeers, PEER_KINDS } from '../node/fold-peers.ts'

/** What people call a sender of objects: the name of a peer, `self`, or `user:NAME`; of a peer that is none any more, how its key begins. */
export async function senderNames(facts: Pick<FactLog, 'read'>): Promise<(from: string) => string> {
  const peers = foldPeers(await facts.read({ kinds: PEER_KINDS }))
  return from => peers.get(from)?.name ?? (/^[0-9a-f]{64}$/.test(from) ? from.slice(0, 12) : from)
}
