import type { AccountId } from '../../model/account.ts'
import type { Instant } from '../../model/instant.ts'
import type { Dealings } from './dealings.ts'

/**
 * † A service serves strangers on both sides: at least this many distinct unrelated payers and as many unrelated payees.
 * A proposal: two dozen unrelated customers each way is beyond a person's acquaintances and below any service's.
 */
export const STRANGERS_EACH_WAY = 25
/** † A collecting wallet pays few but takes from at least this many unrelated payers … */
export const COLLECTOR_STRANGERS = 50
/** † … who are at least this share (percent) of its payers and of its inflows. */
export const COLLECTOR_SHARE = 80
/** † … and who bring at least this share (percent) of the value, in some asset in which accounts of the theft pay it too. */
export const COLLECTOR_VALUE = 1

/** What an account's whole history shows about its dealings. "Related" are accounts that hold money of the theft. */
export interface HubBehaviour {
  readonly strangersIn: number
  readonly strangersOut: number
  readonly relatedIn: number
  readonly relatedOut: number
  /** Percent of incoming transfers (by number) that come from strangers. */
  readonly foreignShare: number
  /**
   * Percent of incoming value that comes from strangers, rounded down, in the asset in which it is most among those that accounts of
   * the theft paid in; 100 where they paid in none. Anybody can spam an account; to bring value costs the value.
   */
  readonly foreignValue: number
  /** Distinct strangers dealt with before the theft: a service was there before, a thief's hub was not. */
  readonly strangersBefore: number
  readonly transfers: number
  readonly complete: boolean
}

/**
 * Measures fan-in and fan-out of strangers.
 * @param theftAt when the theft began
 */
export function hubBehaviour(
  dealings: Dealings,
  related: (account: AccountId) => boolean,
  theftAt: Instant,
): HubBehaviour {
  const { others, inflows } = dealings
  const kin = others.map(o => related(o.account))
  let [strangersIn, strangersOut, relatedIn, relatedOut] = [0, 0, 0, 0]
  let [incoming, foreign, strangersBefore] = [0, 0, 0]
  others.forEach((o, i) => {
    incoming += o.payments
    if (kin[i]) {
      if (o.payments > 0) relatedIn++
      if (o.paid) relatedOut++
      return
    }
    foreign += o.payments
    if (o.payments > 0) strangersIn++
    if (o.paid) strangersOut++
    if (o.firstAt < theftAt) strangersBefore++
  })
  const values = [...inflows.values()].map(payers => {
    const value = { kin: 0n, foreign: 0n }
    for (const [i, amount] of payers) value[kin[i] ? 'kin' : 'foreign'] += amount
    return value
  })
  return {
    strangersIn,
    strangersOut,
    relatedIn,
    relatedOut,
    foreignShare: incoming === 0 ? 0 : Math.round((100 * foreign) / incoming),
    foreignValue: foreignValue(values),
    strangersBefore,
    transfers: dealings.transfers,
    complete: dealings.complete,
  }
}

function foreignValue(values: readonly { readonly kin: bigint; readonly foreign: bigint }[]): number {
  const shares = values.filter(v => v.kin > 0n).map(v => Number((100n * v.foreign) / (v.kin + v.foreign)))
  return shares.length === 0 ? 100 : Math.max(...shares)
}

/**
 * Whether these dealings are a service's. A thief's own hub fails however large it is: those who pay it hold the stolen money
 * too, so they are no strangers; and spam from strangers alone does not make one, since a hub must also pay strangers, or take value
 * from them.
 * @returns confidence 0 (no service) to 90
 */
export function serviceLikeness(b: HubBehaviour): number {
  const twoSided =
    b.strangersIn >= STRANGERS_EACH_WAY &&
    b.strangersOut >= STRANGERS_EACH_WAY &&
    b.strangersIn > b.relatedIn &&
    b.strangersOut > b.relatedOut
  const collector =
    b.strangersIn >= COLLECTOR_STRANGERS &&
    b.strangersIn * 100 >= COLLECTOR_SHARE * (b.strangersIn + b.relatedIn) &&
    b.foreignShare >= COLLECTOR_SHARE &&
    b.foreignValue >= COLLECTOR_VALUE
  if (!twoSided && !collector) return 0
  const size = Math.min(b.strangersIn, twoSided ? b.strangersOut : b.strangersIn / 2)
  return Math.min(90, Math.round(50 + 10 * Math.log2(size / STRANGERS_EACH_WAY) + (b.strangersBefore > 0 ? 10 : 0)))
}

/** The measured evidence as a sentence. */
export function describeBehaviour(b: HubBehaviour): string {
  return (
    `untagged, behaves as a service: ${b.strangersIn} unrelated payers and ${b.strangersOut} unrelated payees` +
    ` against ${b.relatedIn} and ${b.relatedOut} of this theft; ${b.foreignShare} % of the inflows are foreign` +
    ` (${b.complete ? '' : 'at least '}${b.transfers} transfers seen); ${b.strangersBefore} of them before the theft`
  )
}
