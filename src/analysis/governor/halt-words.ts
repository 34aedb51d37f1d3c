import { formatUnits } from '../../model/amount.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Trip } from './governed-scope.ts'
import type { GovernorTerms } from './governor-terms.ts'

/** `30,400,000.50 USD` of whole cents. */
export function sayCents(usd: number): string {
  const cents = Math.round(usd * 100)
  if (!Number.isSafeInteger(cents)) return `${usd} USD`
  const [whole = '0', rest] = formatUnits(BigInt(cents), 2).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest.padEnd(2, '0')}`} USD`
}

/** The sentence of a halt of one ledger. `whose`: the wallet's name, or how all of a ledger's wallets are called. */
export function sayTrip(trip: Trip, whose: string, terms: GovernorTerms): string {
  if (trip.reason === 'kinds' || trip.limit === null)
    return `${trip.kinds} kinds of asset left ${whose} within ${terms.kindsSeconds / 60} minutes for accounts off its white list, where ${trip.kindsLimit} halt it.`
  const { usd, by, lacks } = trip.limit
  const part =
    by === 'habit'
      ? `${terms.multiple} times the 99.9th percentile of this hour of the week`
      : `${terms.share * 100} % of the balance`
  const alone =
    lacks === null ? '' : lacks === 'habit' ? ' (it has no two weeks of history)' : ' (its balance was not told)'
  return `${sayCents(trip.usd)} left ${whose} within ${terms.outflowSeconds / 60} minutes for accounts off its white list, over ${sayCents(usd)}: ${part}${alone}.`
}

/** The sentence of a halt of all, after that of one ledger. */
export function sayAll(
  reason: 'second-ledger' | 'not-obeyed' | 'nobody-answered',
  first: LedgerId,
  second: LedgerId,
  terms: GovernorTerms,
): string {
  if (reason === 'second-ledger') return `After ${first} a second ledger gave cause, ${second}.`
  if (reason === 'not-obeyed')
    return `Value still left ${first} more than ${terms.graceSeconds} seconds after its halt was in force: somebody signs without the exchange.`
  return `Nobody released the halt of ${first} within ${terms.allAfterSeconds} seconds.`
}
