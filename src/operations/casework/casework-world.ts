import type { FactLog } from '../fact-log.ts'
import type { World } from '../world.ts'
import type { AttachmentShelf } from './attachment-shelf.ts'
import type { DeskFold } from './desk-fold.ts'

/** By which door somebody came: the key, and the user for whom it acts; null: none. */
export interface Asker {
  readonly key: string | null
  readonly user: string | null
}

/** Alerts and cases up to the last fact. @see CaseworkDesk */
export interface DeskReader {
  state(facts: FactLog): Promise<DeskFold>
}

/** What casework keeps beside the facts. */
export interface Casework {
  readonly desk: DeskReader
  readonly shelf: AttachmentShelf
}

/** What of the world casework needs. */
export interface CaseworkWorld extends World {
  /** Undefined: at a terminal, where the name in `by` is believed. */
  readonly asker?: Asker | undefined
  /** Undefined: alerts and cases are read anew each time, and nothing can be attached. */
  readonly casework?: Casework | undefined
}
