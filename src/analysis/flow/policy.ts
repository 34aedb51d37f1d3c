import { Holding, type Lot, type Take, taintOf } from './holding.ts'

/** The doctrines by which stolen value is followed through a mixed holding. Every figure that Cordon gives names one. */
export type PolicyName = 'fifo' | 'lifo' | 'haircut' | 'poison' | 'tiho' | 'dirty-first'

/** All of them, the default first. */
export const POLICIES: readonly PolicyName[] = ['fifo', 'lifo', 'haircut', 'poison', 'tiho', 'dirty-first']

/** Where each doctrine comes from. */
export const POLICY_SOURCE: Readonly<Record<PolicyName, string>> = {
  fifo: "Devaynes v Noble (Clayton's Case) (1816) 1 Mer 572; Anderson, Shumailov, Ahmed, Rietmann: Bitcoin Redux, WEIS 2018",
  lifo: 'last in, first out: the inverse of Clayton; compared in Tironsakkul, Maarek, Eross, Just: Probing the Mystery of Cryptocurrency Theft, FC 2020',
  haircut:
    'Möser, Böhme, Breuker: Towards Risk Scoring of Bitcoin Transactions, FC 2014 (pro rata; Barlow Clowes v Vaughan [1992] 4 All ER 22)',
  poison: 'Möser, Böhme, Breuker: Towards Risk Scoring of Bitcoin Transactions, FC 2014',
  tiho: 'Tironsakkul, Maarek, Eross, Just: Probing the Mystery of Cryptocurrency Theft, FC 2020 (taint in, highest out)',
  'dirty-first':
    'tainted value leaves first: Re Hallett’s Estate (1880) 13 Ch D 696 turned round, Re Oatway [1903] 2 Ch 356',
}

/**
 * What one spend takes from an account's holding. The part that stays behind counts as an output too, which matters only for tiho:
 * taint goes to the larger of what is sent and what stays (a tie goes to what is sent).
 */
export function spend(policy: PolicyName, holding: Holding, amount: bigint): Lot[] {
  return holding.take(amount, howToTake(policy, amount, holding.total - amount))
}

function howToTake(policy: PolicyName, sent: bigint, stays: bigint): Take {
  switch (policy) {
    case 'fifo':
      return 'oldest'
    case 'lifo':
      return 'newest'
    case 'haircut':
      return 'share'
    case 'poison':
      return 'poison'
    case 'dirty-first':
      return 'tainted'
    case 'tiho':
      return sent >= stays ? 'tainted' : 'clean'
  }
}

/** How a transaction's inputs went into its outputs. `outputs[i]` are the lots of output i; `fee` those of the fee. */
export interface Allocation {
  readonly outputs: readonly (readonly Lot[])[]
  readonly fee: readonly Lot[]
  /** Tainted base units that rounding (haircut only) gave to no leg; they are reported, never dropped. */
  readonly rounding: bigint
}

/**
 * Shares the inputs of a UTXO transaction among its outputs (in output order) and its fee (the last leg).
 * fifo and lifo fill the outputs in order from that end of the inputs; dirty-first fills them in order, tainted inputs first; tiho
 * fills the largest output first, tainted inputs first (ties: the earlier output; the fee counts as a leg by its size);
 * haircut gives each leg `floor(taintedIn * value / totalIn)`; poison taints every leg whole.
 * @param inputs lots in input order; their sum must equal the outputs' sum plus `fee`
 */
export function allocate(
  policy: PolicyName,
  inputs: readonly Lot[],
  outputs: readonly bigint[],
  fee: bigint,
): Allocation {
  const legs = [...outputs, fee]
  const holding = new Holding()
  for (const lot of inputs) holding.put(lot)
  const taken: Lot[][] = legs.map(() => [])
  if (policy === 'haircut') {
    const { total, taint } = holding
    const via = largestTaint(inputs)
    legs.forEach((amount, i) => {
      if (amount > 0n) taken[i] = [{ amount, taint: total === 0n ? 0n : (taint * amount) / total, via }]
    })
    const given = taken.reduce((sum, lots) => sum + taintOf(lots), 0n)
    return { outputs: taken.slice(0, -1), fee: taken[taken.length - 1] as Lot[], rounding: taint - given }
  }
  const order = legs.map((_, i) => i)
  if (policy === 'tiho') order.sort((a, b) => compare(legs[b] as bigint, legs[a] as bigint) || a - b)
  for (const i of order) {
    const how: Take = policy === 'tiho' ? 'tainted' : howToTake(policy, 0n, 0n)
    taken[i] = holding.take(legs[i] as bigint, how)
  }
  return { outputs: taken.slice(0, -1), fee: taken[taken.length - 1] as Lot[], rounding: 0n }
}

function largestTaint(lots: readonly Lot[]): number {
  let best: Lot | undefined
  for (const lot of lots) if (lot.taint > 0n && (!best || lot.taint > best.taint)) best = lot
  return best?.via ?? -1
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
