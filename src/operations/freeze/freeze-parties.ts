import type { IntelObject } from '../../model/intel-object.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { Added } from '../share/intel-store.ts'
import type { World } from '../world.ts'

/** What of the world a freeze needs. */
export type FreezeWorld = Pick<World, 'facts' | 'clock' | 'by' | 'sharing' | 'assets' | 'tags' | 'sha256'>

/** Organisations that this node knows: its peers, and those of its users. */
export interface Parties {
  /** Who is behind the `from` of a stored object; null: nobody who is known. */
  sender(from: string): Organisation | null
  /** Everybody who can be addressed. */
  readonly known: readonly Organisation[]
}

/** How freezes and tips reach others. */
export interface FreezePost {
  /** Puts objects into the store, from where they go to whom they are addressed. */
  publish(
    objects: readonly IntelObject[],
    world: Pick<World, 'sharing' | 'facts' | 'clock' | 'sha256'>,
  ): Promise<readonly Added[]>
  parties(world: Pick<World, 'facts'>): Promise<Parties>
}
