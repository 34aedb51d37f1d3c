import type { IntelObject } from '../../model/intel-object.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { Tlp } from '../../model/tlp.ts'

/** Why an object does not go to somebody. */
export interface ReleaseReason {
  /** Lower-case words joined by hyphens, never reworded. */
  readonly code: string
  /** For people, in one sentence without a full stop. */
  readonly because: string
  /** The id of the marking definition that asks it, where one does. */
  readonly marking?: string | undefined
}

/** What becomes of an object for one recipient. */
export type ReleaseDecision =
  | { readonly kind: 'whole' }
  | {
      readonly kind: 'redacted'
      /** A new object of ours without what was dropped. */
      readonly object: IntelObject
      /** What was dropped, in the syntax of STIX selectors, sorted. */
      readonly dropped: readonly string[]
      /** The id of the object it was made of; null: that id would give away what was dropped. */
      readonly derivedFrom: string | null
      /** The `derived-from` relationship that goes with it; null where `derivedFrom` is. */
      readonly relationship: IntelObject | null
    }
  | { readonly kind: 'withheld'; readonly reasons: readonly ReleaseReason[] }

/** An object that this node holds, with what of its story counts. */
export interface HeldObject {
  readonly object: IntelObject
  /** `us`: this node's organisation made it and chooses its audience. `other`: it was given to us, and we release it again. */
  readonly origin: 'us' | 'other'
  /** The organisation that gave it to us; null: none, or not known. */
  readonly cameFrom: string | null
  /** The marking definition under an id, as the source of this object knows it; null: not known, or contradictory. */
  definition(id: string): IntelObject | null
}

/** What a decision about one object is made from, beside the object. */
export interface ReleaseContext extends Omit<HeldObject, 'object'> {
  /** This node's organisation: it makes what is redacted. */
  readonly owner: Organisation
  /** The level of what has no TLP marking. */
  readonly unmarked: Tlp
  /** An object that is referred to; null: we do not hold it. */
  refs(id: string): HeldObject | null
  /** Ids of objects of which an object was derived, as told by who may tell it. */
  sourcesOf(id: string): readonly string[]
}
