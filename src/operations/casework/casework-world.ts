import type { FactLog } from '../fact-log.ts'
import type { World } from '../world.ts'
import type { AttachmentShelf } from './attachment-shelf.ts'
import type { DeskFold } from './desk-fold.ts'
import type { DraftBinder } from './draft-binder.ts'
import type { JudgedEvents } from './judged-events.ts'

/** By which door somebody came: the key, and the user for whom it acts; null: none. */
export interface Asker {
  readonly key: string | null
  readonly user: string | null
  /** What the key may be used for; undefined: nobody limits it. */
  readonly scopes?: readonly string[] | undefined
  /** The id of the session at the desk by which the user came; undefined: none. */
  readonly session?: string | undefined
}

/** Alerts and cases up to the last fact. @see CaseworkDesk */
export interface DeskReader {
  state(facts: FactLog): Promise<DeskFold>
}

/** What casework keeps beside the facts. */
export interface Casework {
  readonly desk: DeskReader
  readonly shelf: AttachmentShelf
  /** Undefined: there is no monitor whose events a report could tell. */
  readonly events?: JudgedEvents | undefined
  /** Undefined: nothing can be drafted. */
  readonly binder?: DraftBinder | undefined
}

/** What of the world casework needs. */
export interface CaseworkWorld extends World {
  /** Undefined: at a terminal, where the name in `by` is believed. */
  readonly asker?: Asker | undefined
  /** Undefined: alerts and cases are read anew each time, and nothing can be attached. */
  readonly casework?: Casework | undefined
}
