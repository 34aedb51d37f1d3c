import type { Instant } from '../../model/instant.ts'
import type { EndpointKind } from '../flow/trace-result.ts'

/** A transfer of a trace, as its JSON tells it: amounts are decimal strings of base units. */
export interface TracedTransfer {
  readonly tx: string
  readonly at: Instant
  readonly from: string | null
  readonly to: string | null
  readonly asset: string
  readonly amount: string
  readonly tainted: string
}

/** What the picture needs of a trace. Every `cordon.trace/1` has it. */
export interface PictureTrace {
  readonly stolen: readonly {
    readonly source: string
    readonly asset: string
    readonly amount: string
    readonly firstAt: Instant
  }[]
  readonly accounts: readonly {
    readonly account: string
    readonly hop: number
    readonly role: string
    readonly service: string | null
  }[]
  readonly transfers: readonly TracedTransfer[]
  readonly endpoints: readonly {
    readonly account: string
    readonly kind: EndpointKind
    readonly name: string | null
    readonly asset: string
    readonly amount: string
    readonly lastAt: Instant
  }[]
  readonly patterns: readonly {
    readonly pattern: string
    readonly accounts: readonly string[]
    readonly because: string
  }[]
  readonly gaps: readonly {
    readonly kind: string
    readonly account: string | null
    readonly asset: string | null
    readonly amount: string
    readonly because: string
  }[]
  readonly crossings?:
    | readonly {
        readonly state: string
        readonly inAsset: string
        readonly inTainted: string
        readonly outAsset: string
        readonly outTainted: string
      }[]
    | undefined
  readonly likelihoods?: readonly { readonly transfer: number; readonly joint: string }[] | undefined
}
