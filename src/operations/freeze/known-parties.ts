import type { Organisation } from '../../model/organisation.ts'
import { foldPeers, PEER_KINDS } from '../node/fold-peers.ts'
import { foldUsers, USER_KINDS } from '../users/fold-users.ts'
import type { World } from '../world.ts'
import type { Parties } from './freeze-parties.ts'

/** The peers of this node and the organisations of its users, as the facts tell them. */
export async function knownParties(world: Pick<World, 'facts'>): Promise<Parties> {
  const facts = await world.facts.read({ kinds: [...PEER_KINDS, ...USER_KINDS] })
  const peers = foldPeers(facts)
  const users = foldUsers(facts)
  const byId = new Map<string, Organisation>()
  for (const { organisation } of users.values()) byId.set(organisation.id, organisation)
  for (const peer of peers.values()) byId.set(peer.id, peer)
  return {
    known: [...byId.values()],
    sender: from =>
      from.startsWith('user:') ? (users.get(from.slice(5))?.organisation ?? null) : (peers.get(from) ?? null),
  }
}
