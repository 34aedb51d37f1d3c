import type { AccountId } from '../../../model/account.ts'
import { outpoint, type Transaction } from '../../../model/transaction.ts'
import type { CrossingSeed } from '../crossing-plan.ts'
import { type Lot, taintOf } from '../holding.ts'
import { allocate, type PolicyName } from '../policy.ts'
import { cleanOf, dropClean, joinLots, taintClean } from './theft-lots.ts'
import { outputAccount, type UtxoKnowledge } from './utxo-knowledge.ts'
import type { NodeStop, NodeTheft, TracedOutput, UtxoNode } from './utxo-node.ts'

/** An account source that pays in a transaction, and how much of the theft is not yet accounted for; null: no bound. */
export interface AccountTheft {
  readonly source: number
  readonly account: AccountId
  readonly left: bigint | null
}

/** What one evaluation takes as given. */
export interface Evaluation {
  readonly policy: PolicyName
  readonly knowledge: UtxoKnowledge
  /** The followed output that an input spends; undefined where it carries no taint. */
  readonly spent: (point: string) => TracedOutput | undefined
  readonly accountThefts: readonly AccountTheft[]
  /** Number of the source that names this transaction whole; null where none does. */
  readonly wholeSource: number | null
  /** Sources that name single outputs of it, by output index. */
  readonly outputSources: ReadonlyMap<number, number>
  /** By output number: what a service pays by it for stolen value that went in elsewhere. */
  readonly seeds?: ReadonlyMap<number, CrossingSeed> | undefined
}

/** Takes a transaction's tainted inputs and thefts to its outputs, by one doctrine. A function of its arguments alone. */
export function evaluate(t: Transaction, e: Evaluation): UtxoNode {
  const ledger = t.ledger
  const spent = t.inputs.map(i => (i.prevTx === null ? undefined : e.spent(outpoint(i.prevTx, i.prevIndex))))
  const coins = t.inputs.map(i => e.knowledge.coin(i))
  const accounts = t.inputs.map(i => e.knowledge.inputAccount(i))
  const taintIn = spent.map(s => s?.taint ?? 0n)
  const cameIn = taintIn.reduce((a, b) => a + b, 0n)
  const targets = t.outputs.map(o => outputAccount(ledger, o.address, t.tx, o.index))
  let lots: Lot[][] = t.outputs.map(() => [])
  let fee = 0n
  let rounding = 0n
  let stop: NodeStop | null = null
  let wanted: readonly string[] = []
  const thefts: NodeTheft[] = []
  const unknown = t.inputs.filter((input, i) => input.prevTx !== null && coins[i]?.amount === null)
  const wholly = cameIn > 0n || e.accountThefts.length > 0
  if (wholly || e.wholeSource !== null || e.outputSources.size > 0)
    wanted = [...new Set(unknown.flatMap(i => i.prevTx ?? []))].filter(
      id => !e.knowledge.missing.has(id) && !e.knowledge.transactions.has(id),
    )
  if (unknown.length > 0 && (wholly || e.wholeSource !== null))
    stop = stopOf(t, unknown.length, wanted.length > 0, e.wholeSource !== null)
  else if (wholly) {
    const paid = t.outputs.reduce((a, o) => a + o.amount, 0n)
    const total = coins.reduce((a, c) => a + (c.amount ?? 0n), 0n)
    if (total < paid) stop = { kind: 'contradiction', because: `${t.tx} pays out more than its inputs hold` }
    else {
      let inputs = t.inputs.map((_, i): Lot[] =>
        (spent[i]?.lots ?? [{ amount: coins[i]?.amount ?? 0n, taint: 0n, via: i }]).map(lot => ({ ...lot, via: i })),
      )
      const legs = t.outputs.map(o => o.amount)
      for (const theft of e.accountThefts) {
        const own = inputs.flatMap((_, i) => (accounts[i] === theft.account ? [i] : []))
        let back = 0n
        const clean = cleanOf(own.flatMap(i => inputs[i] ?? []))
        targets.forEach((target, i) => {
          if (target !== theft.account || back === clean) return
          const leg = legs[i] as bigint
          const part = leg < clean - back ? leg : clean - back
          back += part
          legs[i] = leg - part
        })
        const net = clean - back
        const amount = theft.left !== null && theft.left < net ? theft.left : net
        inputs = onInputs(inputs, own, all => taintClean(dropClean(all, back), amount))
        if (amount > 0n) thefts.push({ source: theft.source, account: theft.account, amount })
      }
      const flat = joinLots(inputs.flat())
      const shared = allocate(e.policy, flat, legs, total - paid)
      lots = shared.outputs.map(l => [...l])
      fee = taintOf(shared.fee)
      rounding = shared.rounding
    }
  }
  const inputAccounts = new Set(accounts)
  const thief = biggest(t, coins, accounts) ?? targets[0]
  const crossedIn = new Map<number, bigint>()
  const outputs = t.outputs.map((o, i): TracedOutput => {
    const named = e.outputSources.get(o.index)
    const source =
      named ?? (e.wholeSource !== null && !inputAccounts.has(targets[i] as AccountId) ? e.wholeSource : undefined)
    const before = taintOf(lots[i] ?? [])
    if (source !== undefined && o.amount > before) {
      const account = named === undefined ? (thief as AccountId) : (targets[i] as AccountId)
      thefts.push({ source, account, amount: o.amount - before })
      lots[i] = [{ amount: o.amount, taint: o.amount, via: -1 }]
    }
    const filled = lots[i] ?? []
    const missing = o.amount - filled.reduce((a, l) => a + l.amount, 0n)
    const whole = joinLots(missing > 0n ? [...filled, { amount: missing, taint: 0n, via: -1 }] : filled)
    const seed = e.seeds?.get(o.index)
    const held = seed ? joinLots(taintClean(whole, seed.taint)) : whole
    if (seed) crossedIn.set(o.index, taintOf(held) - taintOf(whole))
    return {
      outpoint: outpoint(t.tx, o.index),
      index: o.index,
      account: targets[i] as AccountId,
      amount: o.amount,
      lots: held,
      taint: taintOf(held),
      hop: named !== undefined ? 0 : hopOf(spent, source !== undefined || e.accountThefts.length > 0, seed?.hop),
      origin: named !== undefined,
    }
  })
  let stolen = thefts.reduce((a, s) => a + s.amount, 0n)
  const out = outputs.reduce((a, o) => a + o.taint, 0n) + fee + rounding + (stop ? cameIn : 0n)
  for (const crossed of crossedIn.values()) stolen += crossed
  return {
    transaction: t,
    taintIn,
    outputs,
    thefts,
    crossedIn,
    fee,
    rounding,
    excess: out - cameIn - stolen,
    stop,
    wanted,
  }
}

function stopOf(t: Transaction, unknown: number, fetchable: boolean, whole: boolean): NodeStop {
  const change = whole ? '; change that went back to them counts as stolen' : ''
  return fetchable
    ? { kind: 'unfollowed', because: `amounts of ${unknown} input(s) of ${t.tx} are not fetched yet${change}` }
    : {
        kind: 'unknown-input',
        because: `${unknown} input(s) of ${t.tx} have no known amount: import undo data or what they spend${change}`,
      }
}

function hopOf(spent: readonly (TracedOutput | undefined)[], theft: boolean, elsewhere?: number): number {
  let least = theft ? 0 : (elsewhere ?? Number.POSITIVE_INFINITY)
  for (const s of spent) if (s && s.taint > 0n && s.hop < least) least = s.hop
  return Number.isFinite(least) ? least + 1 : 0
}

/** Applies `change` to the joined lots of some inputs and hands them back to the inputs by their `via`. */
function onInputs(inputs: readonly Lot[][], own: readonly number[], change: (lots: Lot[]) => Lot[]): Lot[][] {
  const changed = change(own.flatMap(i => inputs[i] ?? []))
  return inputs.map((lots, i) => (own.includes(i) ? changed.filter(lot => lot.via === i) : lots))
}

function biggest(
  t: Transaction,
  coins: readonly { amount: bigint | null }[],
  accounts: readonly AccountId[],
): AccountId | undefined {
  let best = -1
  t.inputs.forEach((input, i) => {
    if (input.prevTx === null) return
    if (best < 0 || (coins[i]?.amount ?? 0n) > (coins[best]?.amount ?? 0n)) best = i
  })
  return best < 0 ? undefined : accounts[best]
}
