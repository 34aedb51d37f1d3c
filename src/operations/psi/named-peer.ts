import { InputError, NotFoundError } from '../../model/errors.ts'
import { foldPeers, PEER_KINDS } from '../node/fold-peers.ts'
import type { Peer } from '../node/peer.ts'
import type { World } from '../world.ts'

/**
 * The peer that somebody names, by its name or its fingerprint.
 * @throws NotFoundError `peer-unknown`
 * @throws InputError `peer-ambiguous`
 */
export async function namedPeer(text: string, { facts }: Pick<World, 'facts'>): Promise<Peer> {
  const peers = [...foldPeers(await facts.read({ kinds: PEER_KINDS })).values()]
  const [peer, another] = peers.filter(p => p.fingerprint === text || p.name === text)
  if (!peer) throw new NotFoundError('peer-unknown', `there is no peer "${text}": see cordon peers list`)
  if (another) throw new InputError('peer-ambiguous', `several peers are named "${text}": give the fingerprint`)
  return peer
}
