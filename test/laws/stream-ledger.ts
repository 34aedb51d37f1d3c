import type { StreamCase } from '../../src/analysis/live/stream-case.ts'
import { StreamTracer } from '../../src/analysis/live/stream-tracer.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { AssetId } from '../../src/model/asset.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { fc } from '../property.ts'
import { account, move, token } from './random-ledger.ts'

/** Accounts 0 to 7 of the random ledgers. */
export const ACCOUNTS: readonly AccountId[] = Array.from({ length: 8 }, (_, n) => account(n))
/** Their two assets. */
export const ASSETS: readonly AssetId[] = [token(0), token(1)]

/** A case of all that leaves account 0. */
export function caseOf(change: Partial<StreamCase> = {}): StreamCase {
  return {
    name: 'law',
    sources: [account(0)],
    policy: 'haircut',
    floor: 0n,
    maxHops: null,
    since: null,
    ...change,
  }
}

/** Small amounts, so that rounding shows, and amounts up to 2^256, so that width does. */
const amounts = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt(0n, 300n) },
  { weight: 1, arbitrary: fc.bigInt(0n, (1n << 256n) - 1n) },
  { weight: 1, arbitrary: fc.bigInt(0n, 1n << 70n) },
)

/** Random ledgers with amounts of any width. */
export const wideLedgers: fc.Arbitrary<Transfer[]> = fc
  .array(fc.tuple(fc.nat(7), fc.nat(7), amounts, fc.nat(1)), { minLength: 1, maxLength: 40 })
  .map(rows => rows.map(([from, to, amount, asset], i) => move(i, from, to, amount, asset)))

/** Random cases over the random ledgers. */
export const cases: fc.Arbitrary<StreamCase[]> = fc
  .array(
    fc.record({
      policy: fc.constantFrom('haircut' as const, 'fifo' as const),
      sources: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 3 }),
      floor: fc.constantFrom(0n, 0n, 20n, 90n),
      maxHops: fc.constantFrom(null, null, 1, 2),
      since: fc.constantFrom(null, 1_700_000_060),
      amount: fc.constantFrom(null, null, 50n),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(list =>
    list.map(({ sources, amount, ...rest }, n) => ({
      ...rest,
      name: `case ${n}`,
      sources: sources.map(s => ({ kind: 'account' as const, account: account(s), asset: null, amount })),
    })),
  )

/** All that can be seen of a tracer. */
export function seen(tracer: StreamTracer): unknown {
  return {
    watching: tracer.watching,
    height: tracer.height,
    cases: tracer.cases.map(name => ({
      name,
      totals: tracer.totals(name),
      holdings: tracer.holdings(name),
    })),
    balances: ACCOUNTS.flatMap(a => ASSETS.map(asset => tracer.balanceOf(a, asset))),
  }
}

/** A tracer of some cases. */
export function tracerOf(
  list: readonly StreamCase[],
  isService: (a: AccountId) => boolean = a => a === account(7),
): StreamTracer {
  const tracer = new StreamTracer({ isService, dormantSeconds: 60 })
  for (const one of list) tracer.addCase(one)
  return tracer
}
