import assert from 'node:assert/strict'
import type { TraceResult } from '../../src/analysis/flow/trace-result.ts'
import type { UtxoService, UtxoSourceRef } from '../../src/analysis/flow/utxo/utxo-request.ts'
import type { AccountId } from '../../src/model/account.ts'
import { outpoint, type Transaction } from '../../src/model/transaction.ts'
import { fc } from '../property.ts'
import { account, chains } from './random-chain.ts'

/** How many ledgers the widest laws try. */
export const RUNS = 1_200
/** Ledgers with inputs of which nothing is known. */
export const wild = chains({ strangers: 'any', mixing: true })
/** Ledgers whose every input has a known amount. */
export const told = chains({ strangers: 'told', mixing: true })

const exchange: UtxoService = { kind: 'exchange', name: 'Some Exchange', basis: 'test', confidence: 90 }
const tagged = (a: AccountId): UtxoService | null => (a === account(7) ? exchange : null)

/** Which source a random number means, on a given chain. */
export function sourceOf(chain: readonly Transaction[], n: number): UtxoSourceRef {
  const t = chain[(n >> 2) % Math.min(4, chain.length)] as Transaction
  if (n % 4 === 0) return { kind: 'account', account: account(n % 3), amount: null }
  if (n % 4 === 1) return { kind: 'account', account: account(n % 3), amount: BigInt(10 + n) }
  if (n % 4 === 2) return { kind: 'transaction', tx: t.tx }
  return { kind: 'outpoint', outpoint: outpoint(t.tx, n % t.outputs.length) }
}

/** The result adds up, and its endpoints are the parts of the sum. */
export function assertConserved(r: TraceResult): void {
  const c = r.conservation[0]
  assert.ok(c && r.conservation.length === 1)
  assert.equal(c.stolen, c.held + c.services + c.fees + c.belowFloor + c.gaps, `${r.policy} does not add up`)
  const ends = (kinds: (kind: string) => boolean): bigint =>
    r.endpoints.filter(e => kinds(e.kind)).reduce((n, e) => n + e.amount, 0n)
  const gaps = r.gaps.filter(g => !['rounding', 'poison'].includes(g.kind)).reduce((n, g) => n + g.amount, 0n)
  assert.equal(
    ends(k => k === 'held'),
    c.held,
  )
  assert.equal(
    ends(k => k === 'residue'),
    c.belowFloor,
  )
  assert.equal(
    ends(k => k === 'exchange'),
    c.services,
  )
  assert.equal(
    ends(k => k === 'unfollowed'),
    gaps,
  )
  assert.ok(r.policy === 'poison' || r.gaps.every(g => g.amount >= 0n))
  for (const t of r.transfers) assert.ok(t.tainted > 0n && t.tainted <= t.amount)
}

/** Taint by outpoint. */
export const bySpot = (r: TraceResult): Map<string, bigint> =>
  new Map(r.transfers.map(t => [outpoint(t.tx, t.index), t.tainted]))

/** Blocks' times run backwards now and then, as miners' clocks do. */
export const jittered = (chain: readonly Transaction[]): Transaction[] =>
  chain.map(t => ({ ...t, at: t.at + ((t.block * 7) % 5) * 500 }))

/** Sources and bounds of a request. */
export const conditions = fc.record({
  since: fc.constantFrom(null, null, 1_600_061_000),
  until: fc.constantFrom(1_900_000_000, 1_900_000_000, 1_600_062_000),
  source: fc.nat(40),
  floor: fc.constantFrom(0n, 0n, 20n, 90n),
  maxHops: fc.constantFrom(null, null, 1, 3),
  serviceOf: fc.constantFrom(() => null, tagged),
})
