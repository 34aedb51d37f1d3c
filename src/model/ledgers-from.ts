import { VERSIONS } from './address-forms/versions.ts'
import { EVM_LEDGERS } from './evm-ledgers.ts'
import type { LedgerId } from './ledger.ts'

/** For the lists of more than one ledger: the same list from each member on, made once. */
const ORDERS: ReadonlyMap<readonly LedgerId[], ReadonlyMap<LedgerId, readonly LedgerId[]>> = new Map(
  [EVM_LEDGERS, ...VERSIONS.map(v => v.ledgers)]
    .filter(list => list.length > 1)
    .map(list => [list, new Map(list.map(first => [first, [first, ...list.filter(l => l !== first)]]))]),
)

/** A form's ledgers with one of them put first; as they are where it is not among them. */
export function ledgersFrom(ledgers: readonly LedgerId[], first: LedgerId): readonly LedgerId[] {
  return ORDERS.get(ledgers)?.get(first) ?? ledgers
}
