import type { UtxoAnswers, UtxoTraceRequest } from '../../src/analysis/flow/utxo/utxo-request.ts'
import { UtxoTrace } from '../../src/analysis/flow/utxo/utxo-trace.ts'
import { type AccountId, accountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { BITCOIN } from '../../src/model/ledger.ts'
import { outpoint, type Transaction, type TxInput } from '../../src/model/transaction.ts'
import { fc } from '../property.ts'

/** The nth made-up address; the trace never looks inside. */
export const address = (n: number): Address => `bc1qmadeup${n}` as Address
/** The nth made-up account on Bitcoin. */
export const account = (n: number): AccountId => accountId(BITCOIN, address(n))
/** The nth made-up transaction id; a larger n does not mean a larger id. */
export const txid = (n: number): string => ((n * 0x9e3779b1) % 2 ** 32).toString(16).padStart(64, '0')

/** A coin as a made-up transaction spends it. `amount` and `to` are what the ledger's data tells of it. */
export interface Coin {
  readonly tx: string | null
  readonly index: number
  readonly amount: bigint | null
  readonly to: Address | null
}

/** A transaction of block `block`; outputs are `[account number, or null for a script without address, satoshi]`. */
export function spend(
  n: number,
  block: number,
  inputs: readonly Coin[],
  outputs: readonly (readonly [number | null, bigint])[],
): Transaction {
  const known = inputs.every(i => i.amount !== null)
  const paid = outputs.reduce((a, o) => a + o[1], 0n)
  const coinbase = inputs.some(i => i.tx === null)
  return {
    ledger: BITCOIN,
    tx: txid(n),
    block,
    blockHash: null,
    position: n,
    at: 1_600_000_000 + block * 600,
    inputs: inputs.map((i): TxInput => ({ prevTx: i.tx, prevIndex: i.index, amount: i.amount, address: i.to })),
    outputs: outputs.map(([to, amount], index) => ({
      index,
      amount,
      address: to === null ? null : address(to),
      script: to === null ? 'nonstandard' : 'witness_v0_keyhash',
    })),
    fee: coinbase ? 0n : known ? inputs.reduce((a, i) => a + (i.amount ?? 0n), 0n) - paid : null,
  }
}

/** The coin that a transaction's output is. */
export function coin(t: Transaction, index: number): Coin {
  const o = t.outputs[index]
  return { tx: t.tx, index, amount: o?.amount ?? null, to: o?.address ?? null }
}

/** New money for an account. */
export function mint(n: number, block: number, outputs: readonly (readonly [number | null, bigint])[]): Transaction {
  return spend(n, block, [{ tx: null, index: 0xffffffff, amount: null, to: null }], outputs)
}

/** What may happen in a random ledger. */
export interface ChainShape {
  /** Inputs whose maker is not in the data: their amounts always told, or only sometimes. */
  readonly strangers: 'none' | 'told' | 'any'
  /** More than one input in a transaction. */
  readonly mixing: boolean
}

type Draw = readonly [number, readonly number[], readonly (readonly [number, number])[], number, number]

/**
 * Random ledgers of eight accounts and coins of a few hundred satoshi: chains within a block, fees, scripts without address, payments
 * back to the payer, empty outputs. Transaction 0 is a coinbase that pays accounts 0 and 1.
 */
export function chains(shape: ChainShape, most = 24): fc.Arbitrary<Transaction[]> {
  const draw = fc.tuple(
    fc.nat(2),
    fc.array(fc.nat(40), { minLength: 1, maxLength: shape.mixing ? 4 : 1 }),
    fc.array(fc.tuple(fc.nat(8), fc.nat(30)), { minLength: 1, maxLength: 4 }),
    fc.nat(12),
    fc.nat(15),
  )
  return fc.array(draw, { minLength: 2, maxLength: most }).map(draws => build(draws, shape))
}

function build(draws: readonly Draw[], shape: ChainShape): Transaction[] {
  const first = mint(0, 100, [
    [0, 300n],
    [1, 200n],
  ])
  const out = [first]
  const free = [coin(first, 0), coin(first, 1)]
  let block = 100
  for (const [gap, picks, pays, feePart, odd] of draws) {
    block += gap === 2 ? 1 : 0
    const n = out.length
    const inputs: Coin[] = []
    // Half of the picks take one of the newest coins, so that money goes far, the others any.
    for (const p of odd === 0 ? [] : picks)
      if (free.length > 0)
        inputs.push(...free.splice(p % 2 === 0 ? Math.max(0, free.length - 1 - (p >> 3)) : p % free.length, 1))
    const worth = inputs.reduce((a, i) => a + (i.amount ?? 0n), 0n)
    let told = 0n
    if (shape.strangers !== 'none' && inputs.length > 0 && (odd === 1 || odd === 2)) {
      const tell = odd === 1 || shape.strangers === 'told'
      told = tell ? 50n : 0n
      inputs.splice(picks.length % (inputs.length + 1), 0, {
        tx: txid(10_000 + n),
        index: n % 3,
        amount: tell ? 50n : null,
        to: tell ? address(n % 8) : null,
      })
    }
    const minted = inputs.length === 0
    const total = minted ? 250n : worth + told
    const fee = minted ? 0n : (total * BigInt(feePart > 6 ? 0 : feePart)) / 40n
    const outputs = share(total - fee, pays)
    const t = minted ? mint(n, block, outputs) : spend(n, block, inputs, outputs)
    out.push(t)
    free.push(...t.outputs.map((_, i) => coin(t, i)))
  }
  return out
}

/** Shares satoshi by weight; the last output takes what division leaves. Account 8 stands for a script without address. */
function share(total: bigint, pays: readonly (readonly [number, number])[]): [number | null, bigint][] {
  const weight = pays.reduce((a, p) => a + BigInt(p[1]), 0n)
  let left = total
  return pays.map(([to, part], i) => {
    const last = i === pays.length - 1
    const amount = last ? left : weight === 0n ? 0n : (total * BigInt(part)) / weight
    left -= amount
    return [to === 8 ? null : to, amount]
  })
}

/** A request for what transaction `tx` paid out. */
export function stolenIn(tx: string, change: Partial<UtxoTraceRequest> = {}): UtxoTraceRequest {
  return {
    case: 'law',
    ledger: BITCOIN,
    sources: [{ kind: 'transaction', tx }],
    policy: 'fifo',
    allPolicies: false,
    since: null,
    until: 1_900_000_000,
    maxHops: null,
    floor: 0n,
    serviceOf: () => null,
    ...change,
  }
}

/** Looks things up as a node would. */
export class ChainSource {
  private readonly byId = new Map<string, Transaction>()
  private readonly spentBy = new Map<string, Transaction>()
  private readonly touching = new Map<string, Set<Transaction>>()

  constructor(chain: readonly Transaction[]) {
    for (const t of chain) this.byId.set(t.tx, t)
    for (const t of chain) {
      for (const o of t.outputs) this.touch(o.address, t)
      for (const i of t.inputs) {
        if (i.prevTx === null) continue
        this.spentBy.set(outpoint(i.prevTx, i.prevIndex), t)
        this.touch(i.address, t)
      }
    }
  }

  /** Answers all that a trace asks, or only some of it where `only` says so. */
  answer(needs: NonNullable<UtxoTrace['needs']>, only: (n: number) => boolean = () => true): UtxoAnswers {
    let n = 0
    const some = <T>(list: readonly T[]): T[] => list.filter(() => only(n++))
    return {
      accounts: new Map(some(needs.accounts).map(a => [a, [...(this.touching.get(a) ?? [])]])),
      transactions: new Map(some(needs.transactions).map(id => [id, this.byId.get(id) ?? null])),
      spenders: new Map(some(needs.outpoints).map(p => [p, this.spentBy.get(p) ?? null])),
      verdicts: new Map(some(needs.verdicts).map(a => [a, null])),
    }
  }

  private touch(to: Address | null, t: Transaction): void {
    if (to === null) return
    const key = accountId(BITCOIN, to)
    this.touching.set(key, (this.touching.get(key) ?? new Set()).add(t))
  }
}

/** Runs a trace over a chain to its end. */
export function traced(chain: readonly Transaction[] | ChainSource, request: UtxoTraceRequest): UtxoTrace {
  const source = chain instanceof ChainSource ? chain : new ChainSource(chain)
  const trace = new UtxoTrace(request)
  while (trace.needs) trace.advance(source.answer(trace.needs))
  return trace
}
