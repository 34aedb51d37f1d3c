import type { PolicyName } from '../../src/analysis/flow/policy.ts'
import type { UtxoSourceRef } from '../../src/analysis/flow/utxo/utxo-request.ts'
import { type AccountId, accountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { outpoint, type Transaction, type TxInput } from '../../src/model/transaction.ts'

/** What a plain reading of a whole ledger finds. Satoshi. */
export interface Painted {
  /** By outpoint, tainted outputs only. */
  readonly taint: ReadonlyMap<string, bigint>
  readonly fees: bigint
  readonly stolen: bigint
}

/** Each coin, satoshi by satoshi: true is stolen. Haircut and poison only count, in the same form. */
type Coins = boolean[]

/**
 * Follows the theft through every transaction of a ledger in chain order, one boolean a satoshi: the doctrines as the papers tell them,
 * without lots. A transaction with an input of unknown amount passes nothing on.
 */
export function paintSatoshis(
  chain: readonly Transaction[],
  sources: readonly UtxoSourceRef[],
  policy: PolicyName,
): Painted {
  const coins = new Map<string, Coins>()
  const owner = new Map<string, AccountId>()
  const left = sources.map(s =>
    s.kind === 'account' && s.amount !== null ? Number(s.amount) : Number.POSITIVE_INFINITY,
  )
  let fees = 0
  let stolen = 0
  for (const t of chain) {
    const coinOf = (i: TxInput): Coins | null =>
      coins.get(outpoint(i.prevTx ?? '', i.prevIndex)) ??
      (i.amount === null ? null : new Array<boolean>(Number(i.amount)).fill(false))
    const ownerOf = (i: TxInput): AccountId =>
      owner.get(outpoint(i.prevTx ?? '', i.prevIndex)) ??
      accountId(t.ledger, i.address ?? (`${i.prevTx}.${i.prevIndex}` as Address))
    const targets = t.outputs.map(o => accountId(t.ledger, o.address ?? (`${t.tx}.${o.index}` as Address)))
    targets.forEach((a, i) => {
      owner.set(outpoint(t.tx, i), a)
    })
    let made: Coins[] = t.outputs.map(o => new Array<boolean>(Number(o.amount)).fill(false))
    const inputs = t.inputs.map(coinOf)
    if (t.inputs.every(i => i.prevTx !== null) && inputs.every(c => c !== null)) {
      const purses = inputs.map(c => [...(c as Coins)])
      const legs = t.outputs.map(o => Number(o.amount))
      const fee = purses.flat().length - legs.reduce((a, b) => a + b, 0)
      sources.forEach((source, s) => {
        if (source.kind !== 'account') return
        const own = purses.filter((_, i) => ownerOf(t.inputs[i] as TxInput) === source.account)
        // What comes back to the payer is first of all its own clean money, which therefore never left.
        targets.forEach((a, i) => {
          if (a !== source.account) return
          while ((legs[i] as number) > 0 && own.some(p => p.includes(false))) {
            const purse = own.find(p => p.includes(false)) as Coins
            purse.splice(purse.indexOf(false), 1)
            legs[i] = (legs[i] as number) - 1
          }
        })
        for (const purse of own)
          purse.forEach((bad, i) => {
            if (bad || left[s] === 0) return
            purse[i] = true
            stolen++
            left[s] = (left[s] as number) - 1
          })
      })
      const shared = deal(policy, purses.flat(), [...legs, fee])
      fees += count(shared.pop() as Coins)
      made = shared.map((c, i) => [...c, ...new Array<boolean>(Number(t.outputs[i]?.amount) - c.length).fill(false)])
    }
    const payers = t.inputs.filter(i => i.prevTx !== null).map(ownerOf)
    t.outputs.forEach((o, i) => {
      const point = outpoint(t.tx, o.index)
      const named = sources.some(
        s =>
          (s.kind === 'outpoint' && s.outpoint === point) ||
          (s.kind === 'transaction' && s.tx === t.tx && !payers.includes(targets[i] as AccountId)),
      )
      if (named) {
        stolen += Number(o.amount) - count(made[i] as Coins)
        made[i] = new Array<boolean>(Number(o.amount)).fill(true)
      }
      coins.set(point, made[i] as Coins)
    })
  }
  const taint = [...coins].map(([point, c]): [string, bigint] => [point, BigInt(count(c))])
  return { taint: new Map(taint.filter(([, n]) => n > 0n)), fees: BigInt(fees), stolen: BigInt(stolen) }
}

function count(coins: Coins): number {
  return coins.filter(bad => bad).length
}

/** Deals the satoshi of all inputs out to the outputs and, last, the fee. */
function deal(policy: PolicyName, all: Coins, legs: readonly number[]): Coins[] {
  const bad = count(all)
  if (policy === 'haircut' || policy === 'poison')
    return legs.map(leg => {
      const part =
        policy === 'poison' ? (bad > 0 ? leg : 0) : all.length === 0 ? 0 : Math.floor((bad * leg) / all.length)
      return [...new Array<boolean>(part).fill(true), ...new Array<boolean>(leg - part).fill(false)]
    })
  const queue =
    policy === 'fifo'
      ? [...all]
      : policy === 'lifo'
        ? [...all].reverse()
        : [...all.filter(b => b), ...all.filter(b => !b)]
  const order = legs.map((_, i) => i)
  if (policy === 'tiho') order.sort((a, b) => (legs[b] as number) - (legs[a] as number) || a - b)
  const out: Coins[] = legs.map(() => [])
  for (const i of order) out[i] = queue.splice(0, legs[i])
  return out
}
