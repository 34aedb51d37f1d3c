import type { Transfer } from '../../src/model/transfer.ts'
import { payee, payer } from '../../src/model/transfer.ts'

/** Parts of a base unit: 2^-320. */
const PART_BITS = 320n

/** One holding, exactly. */
export interface ExactHolding {
  balance: bigint
  received: bigint
  sent: bigint
  /** By origin, in parts. */
  readonly held: Map<string, bigint>
  readonly got: Map<string, bigint>
  readonly gave: Map<string, bigint>
}

/**
 * The haircut of a ledger for many origins in whole numbers, by maps and text keys: shares nothing with the index that it is held against.
 * @param gives by account: the origin of all that leaves it; arrivals there end
 * @param ends accounts at which arrivals end
 */
export function exactExposure(
  transfers: readonly Transfer[],
  gives: ReadonlyMap<string, string>,
  ends: ReadonlySet<string>,
): { holdings: Map<string, ExactHolding>; broughtIn: Map<string, bigint> } {
  const holdings = new Map<string, ExactHolding>()
  const broughtIn = new Map<string, bigint>()
  const holding = (account: string, asset: string): ExactHolding => {
    const key = `${account} ${asset}`
    const known = holdings.get(key)
    if (known) return known
    const fresh: ExactHolding = {
      balance: 0n,
      received: 0n,
      sent: 0n,
      held: new Map(),
      got: new Map(),
      gave: new Map(),
    }
    holdings.set(key, fresh)
    return fresh
  }
  const add = (sums: Map<string, bigint>, key: string, value: bigint) => sums.set(key, (sums.get(key) ?? 0n) + value)
  for (const t of transfers) {
    if (t.amount === 0n || t.from === t.to) continue
    const [from, to] = [holding(payer(t), t.asset), holding(payee(t), t.asset)]
    const final = ends.has(payee(t)) || gives.has(payee(t))
    const arrive = (origin: string, parts: bigint) => {
      add(to.got, origin, parts)
      if (!final) add(to.held, origin, parts)
    }
    const origin = gives.get(payer(t))
    if (origin !== undefined) {
      add(broughtIn, origin, t.amount)
      arrive(origin, t.amount << PART_BITS)
    } else
      for (const [name, held] of [...from.held]) {
        const moved = t.amount < from.balance ? (held * t.amount) / from.balance : held
        from.held.set(name, held - moved)
        if (moved > 0n) arrive(name, moved)
      }
    const target = gives.get(payee(t))
    if (target !== undefined) add(from.gave, target, t.amount)
    from.balance = t.amount < from.balance ? from.balance - t.amount : 0n
    to.balance += t.amount
    from.sent += t.amount
    to.received += t.amount
  }
  return { holdings, broughtIn }
}
