import type { Peer } from '../operations/node/peer.ts'
import type { PsiLink, PsiWorld } from '../operations/psi/psi-world.ts'
import type { World } from '../operations/world.ts'

/** What asking without telling needs beside the world: threads, the shelf, the node's key, the way to peers. */
export interface PsiTools {
  readonly world: PsiWorld
  linkTo(peer: Peer): PsiLink
  close(): Promise<void>
}

/** Opens them over a data folder. @throws InputError `node-missing` */
export type OpenPsi = (data: string, world: World) => Promise<PsiTools>
