import { type AccountId, splitAccount } from '../../model/account.ts'
import type { PastWindow } from '../../model/monitor/rule.ts'
import { addressEnds, ENDS } from '../screen/address/address-ends.ts'
import type { NameTable } from './name-table.ts'

/**
 * The account of a window whose address another one imitates: same ends, other address. Null: none, or the account itself was dealt with
 * before, for then it is known in its own right.
 * @param of who names the account, asked only where the window holds others
 * @param tiny what came in under it, in US dollars, or without a price, is bait and no dealing
 * @param names the accounts of the numbers in the window
 */
export function imitatedAccount(
  of: { readonly other: AccountId | null },
  own: number,
  past: PastWindow,
  { seconds, tiny }: { readonly seconds: number; readonly tiny: number },
  names: NameTable,
): string | null {
  const others = new Set<number>()
  let met = false
  past.each(
    seconds,
    ({ kind, other, usd }) => {
      // Bait makes nobody known, neither who sent it nor whom it imitates.
      if (other === 0 || (kind === 'deposit' && !(usd >= tiny))) return true
      met = other === own
      others.add(other)
      return !met
    },
    'deposit',
    'withdrawal',
  )
  const account = met || others.size === 0 ? null : of.other
  if (account === null) return null
  const { address } = splitAccount(account)
  const key = addressEnds(address)?.key
  if (key === undefined) return null
  // The least name, so that the order of events of one time leaves no trace.
  let found: string | null = null
  for (const other of others) {
    // Nearly none ends alike: its name need not be put together.
    if (!names.endsLike(other, address, ENDS)) continue
    const name = names.nameOf(other)
    const known = splitAccount(name as AccountId).address
    if (known !== address && addressEnds(known)?.key === key && (found === null || name < found)) found = name
  }
  return found
}
