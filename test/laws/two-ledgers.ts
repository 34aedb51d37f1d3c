import { MemoryTransferBuilder } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../../src/adapters/transfers/memory-utxo.ts'
import type { TraceResult } from '../../src/analysis/flow/trace-result.ts'
import { type AccountId, accountId } from '../../src/model/account.ts'
import type { AssetId } from '../../src/model/asset.ts'
import type { Crossing, CrossingLeg } from '../../src/model/crossing.ts'
import { BNB_CHAIN, ETHEREUM, type LedgerId } from '../../src/model/ledger.ts'
import type { Tag } from '../../src/model/tag.ts'
import type { Transaction } from '../../src/model/transaction.ts'
import { payee, payer, type Transfer } from '../../src/model/transfer.ts'
import type { AccountTraceOrder } from '../../src/operations/trace-funds/trace-accounts.ts'
import { traceThroughCrossings } from '../../src/operations/trace-funds/trace-through-crossings.ts'
import type { World } from '../../src/operations/world.ts'
import { fc } from '../property.ts'
import { address, move } from './random-ledger.ts'

/** The nth made-up account of a ledger. */
export const on = (ledger: LedgerId, n: number): AccountId => accountId(ledger, address(n))
/** The made-up token of a ledger. */
export const coinOf = (ledger: LedgerId): AssetId => `${ledger}/erc20:0x${'f'.repeat(40)}` as AssetId
/** The number of the account by which bridges take in and pay out. */
export const BRIDGE = 99

/** A transfer on a ledger, by account numbers. */
export function pay(ledger: LedgerId, order: number, from: number, to: number, amount: bigint): Transfer {
  return { ...move(order, from, to, amount), ledger, asset: coinOf(ledger) }
}

/** The leg that a transfer is. */
export function legOf(t: Transfer, side: CrossingLeg['side']): CrossingLeg {
  const [account, service] = side === 'in' ? [payer(t), payee(t)] : [payee(t), payer(t)]
  const { ledger, tx, index, block, at, asset, amount } = t
  return {
    side,
    crossing: 'made-up',
    ledger,
    tx,
    index,
    block,
    at,
    account,
    service,
    asset,
    amount,
    reference: null,
    asked: null,
  }
}

/** A crossing between two legs; a fact unless said otherwise. */
export function crossing(a: CrossingLeg, b: CrossingLeg, change: Partial<Crossing> = {}): Crossing {
  const because = 'made up for a test'
  return { crossing: 'made-up', in: a, out: b, share: 1, confidence: 1, basis: 'reference', because, ...change }
}

/** What a made-up world holds. */
export interface TwoLedgers {
  readonly transfers: readonly Transfer[]
  readonly chain?: readonly Transaction[]
  readonly crossings?: readonly Crossing[]
  readonly tags?: readonly Tag[]
}

/** A world in memory that knows these crossings. */
export function worldOf({ transfers, chain = [], crossings, tags = [] }: TwoLedgers): World {
  const builder = new MemoryTransferBuilder()
  builder.add(transfers)
  const source = {
    outOf: async (ins: readonly { ledger: LedgerId; tx: string }[]) =>
      (crossings ?? []).filter(c => ins.some(i => i.ledger === c.in.ledger && i.tx === c.in.tx)),
  }
  const world: Pick<
    World,
    'transfers' | 'utxo' | 'tags' | 'clock' | 'progress' | 'interrupted' | 'crossings' | 'assets' | 'missing'
  > & { versions: World['versions'] } = {
    transfers: builder.build(),
    utxo: new MemoryUtxo(chain),
    tags: { tags: async list => list.map(a => tags.filter(t => a.endsWith(t.address))) },
    clock: { now: () => 0, monotonic: () => 0 },
    progress: { at: () => {}, end: () => {} },
    interrupted: () => false,
    assets: new Map(),
    missing: [],
    versions: async () => ({}),
    ...(crossings === undefined ? {} : { crossings: source }),
  }
  return world as World
}

/** Everything that leaves account 0 of Ethereum. */
export function orderOf(change: Partial<AccountTraceOrder> = {}): AccountTraceOrder {
  return {
    case: 'law',
    sources: [{ kind: 'account', account: on(ETHEREUM, 0), asset: null, amount: null }],
    policy: 'fifo',
    allPolicies: false,
    since: null,
    until: 1_900_000_000,
    maxHops: null,
    floor: 0n,
    surplus: 'share',
    within: null,
    resume: null,
    issuerOf: () => null,
    recognised: () => true,
    ...change,
  }
}

/** Traces a made-up world. */
export async function trace(
  world: TwoLedgers,
  least = 1,
  change: Partial<AccountTraceOrder> = {},
): Promise<TraceResult> {
  return (await traceThroughCrossings(orderOf(change), least, worldOf(world))).result
}

/** One step of a history that is played on one ledger or on two: accounts of odd number live on the second. */
export type Step = readonly [from: number, to: number, amount: bigint]

/** Random histories of eight accounts, that begin with a theft. */
export const steps: fc.Arbitrary<Step[]> = fc
  .array(fc.tuple(fc.nat(7), fc.nat(7), fc.bigInt(1n, 300n)), { maxLength: 30 })
  .map(rest => [[0, 1, 150n], ...rest])

/** The ledger on which an account lives when there are two. */
export const home = (n: number): LedgerId => (n % 2 === 0 ? ETHEREUM : BNB_CHAIN)

/** A history on two ledgers: what passes between them goes through a bridge. */
export function split(history: readonly Step[]): TwoLedgers {
  const transfers: Transfer[] = []
  const crossings: Crossing[] = []
  history.forEach(([from, to, amount], i) => {
    if (home(from) === home(to)) transfers.push(pay(home(from), 2 * i, from, to, amount))
    else {
      const into = pay(home(from), 2 * i, from, BRIDGE, amount)
      const out = pay(home(to), 2 * i + 1, BRIDGE, to, amount)
      transfers.push(into, out)
      crossings.push(crossing(legOf(into, 'in'), legOf(out, 'out')))
    }
  })
  return { transfers, crossings }
}
