import type { NodeKey } from '../../operations/node/node-key.ts'
import type { Peer } from '../../operations/node/peer.ts'
import type { PsiLink, PsiWorld } from '../../operations/psi/psi-world.ts'
import type { World } from '../../operations/world.ts'
import { DiskPsiShelf } from './disk-psi-shelf.ts'
import { HttpPsiLink } from './http-psi-link.ts'
import { sendSigned } from './send-signed.ts'
import { ThreadMill } from './thread-mill.ts'

/** What asking and being asked need, over a data folder that is a node. */
export interface OpenedPsi {
  readonly world: PsiWorld
  /** The way to a peer. @param peer its fingerprint and address are used */
  linkTo(peer: Peer): PsiLink
  /** Ends the threads. */
  close(): Promise<void>
}

/**
 * Opens it. No thread is started and nothing is read before it is needed.
 * @param key the node's
 * @param ca a certificate authority beside the system's, PEM
 */
export function openPsi(
  data: string,
  { facts, clock, by, sharing }: Pick<World, 'facts' | 'clock' | 'by' | 'sharing'>,
  key: NodeKey,
  ca?: string,
): OpenedPsi {
  const mill = new ThreadMill()
  return {
    world: { facts, clock, by, sharing, mill, shelf: new DiskPsiShelf(data), key },
    linkTo: peer => new HttpPsiLink(peer.fingerprint, sendSigned(peer, { key, clock, ca })),
    close: () => mill.close(),
  }
}
