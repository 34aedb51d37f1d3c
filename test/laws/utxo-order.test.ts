import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryUtxo } from '../../src/adapters/transfers/memory-utxo.ts'
import { POLICIES } from '../../src/analysis/flow/policy.ts'
import type { TraceResult } from '../../src/analysis/flow/trace-result.ts'
import type { UtxoTraceRequest } from '../../src/analysis/flow/utxo/utxo-request.ts'
import { UtxoTrace } from '../../src/analysis/flow/utxo/utxo-trace.ts'
import { type AccountId, accountId, splitAccount } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { BITCOIN } from '../../src/model/ledger.ts'
import { outpoint, type Transaction } from '../../src/model/transaction.ts'
import type { UtxoSource } from '../../src/operations/ports.ts'
import { fc } from '../property.ts'
import { account, address, ChainSource, chains, stolenIn, traced } from './random-chain.ts'
import { assertConserved, bySpot, conditions, RUNS, sourceOf, told, wild } from './utxo-conditions.ts'

test('a trace up to T1 says of that time what the whole trace says, and taken on to T2 ends as one that never stopped', () => {
  fc.assert(
    fc.property(wild, fc.nat(40), fc.nat(23), fc.constantFrom(...POLICIES), (chain, n, cut, policy) => {
      const request = stolenIn('', { sources: [sourceOf(chain, n)], policy })
      const until = (chain[cut % chain.length] as Transaction).at
      const whole = traced(chain, request).result()
      // What comes later is not in the data yet, save what a source names.
      const first = traced(
        chain.filter((t, i) => i < 4 || t.at <= until),
        { ...request, until },
      )
      assertConserved(first.result())
      assert.deepEqual(
        first.result().transfers,
        whole.transfers.filter(t => t.at <= until),
      )
      first.extend(request.until)
      const source = new ChainSource(chain)
      while (first.needs) first.advance(source.answer(first.needs))
      assert.deepEqual(first.result(), whole)
    }),
    { numRuns: RUNS / 4 },
  )
})

test('answers in parts and in any order lead to the same end, and every step on the way adds up', () => {
  fc.assert(
    fc.property(wild, conditions, fc.integer({ min: 1, max: 3 }), fc.nat(5), (chain, change, batch, miss) => {
      const { source, ...rest } = change
      const request = stolenIn('', { sources: [sourceOf(chain, source), sourceOf(chain, source + 3)], ...rest })
      const whole = traced(chain, request).result()
      const ledger = new ChainSource(chain)
      const trace = new UtxoTrace({ ...request, batch })
      for (let round = 0; trace.needs; round++) {
        trace.advance(ledger.answer(trace.needs, i => round % 2 === 1 || i % 5 !== miss))
        assertConserved(trace.result())
      }
      assert.deepEqual(trace.result(), whole)
    }),
    { numRuns: RUNS / 4 },
  )
})

test('the order in which the transactions were given changes nothing, nor does it when two sources know half of the inputs each', async () => {
  await fc.assert(
    fc.asyncProperty(
      told,
      fc.nat(40),
      fc.infiniteStream(fc.nat(1000)),
      fc.constantFrom(...POLICIES),
      async (chain, n, chance, policy) => {
        const given = chain
          .flatMap(t => {
            const mask = (chance.next().value ?? 0) % 16
            return [forget(t, i => (mask >> i) % 2 === 0), forget(t, i => (mask >> i) % 2 === 1)]
          })
          .map(t => [chance.next().value ?? 0, t] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, t]) => t)
        const request = stolenIn('', { sources: [sourceOf(chain, n)], policy })
        const trace = await tracedIn(new MemoryUtxo(given), request)
        assert.deepEqual(trace.result(), traced(chain, request).result())
      },
    ),
    { numRuns: RUNS / 4 },
  )
})

test('blocks without undo data, where the blocks before them are there too, give the answer that undo data gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      chains({ strangers: 'none', mixing: true }),
      fc.nat(40),
      fc.constantFrom(...POLICIES),
      async (chain, n, policy) => {
        const request = stolenIn('', { sources: [sourceOf(chain, n)], policy })
        const bare = chain.map(t => forget(t, () => true))
        const trace = await tracedIn(new MemoryUtxo(bare), request)
        assert.deepEqual(trace.result(), traced(chain, request).result())
      },
    ),
    { numRuns: RUNS / 4 },
  )
})

async function tracedIn(source: UtxoSource, request: UtxoTraceRequest): Promise<UtxoTrace> {
  const trace = new UtxoTrace(request)
  while (trace.needs) {
    const { accounts, transactions, outpoints } = trace.needs
    const made = await source.transactions(BITCOIN, transactions)
    const spenders = await source.spenders(BITCOIN, outpoints)
    const lists = await Promise.all(accounts.map(a => source.byAccount(a)))
    trace.advance({
      accounts: new Map(accounts.map((a, i) => [a, lists[i] ?? []])),
      transactions: new Map(transactions.map((id, i) => [id, made[i] ?? null])),
      spenders: new Map(outpoints.map((p, i) => [p, spenders[i] ?? null])),
    })
  }
  return trace
}

/** The same transaction as a source tells it that knows only some of the inputs. */
function forget(t: Transaction, unknown: (index: number) => boolean): Transaction {
  const inputs = t.inputs.map((i, n) => (unknown(n) ? { ...i, amount: null, address: null } : i))
  const whole = inputs.every(i => i.amount !== null || i.prevTx === null)
  return { ...t, inputs, fee: whole ? t.fee : null }
}

/** Every path begins where money was stolen, each step spends what the one before paid, and the last pays the endpoint. */
function assertPathsWhole(r: TraceResult, chain: readonly Transaction[]): void {
  const byId = new Map(chain.map(t => [t.tx, t]))
  const spends = (tx: string, point: string): boolean =>
    byId.get(tx)?.inputs.some(i => outpoint(i.prevTx ?? '', i.prevIndex) === point) ?? false
  for (const e of r.endpoints) {
    const steps = e.path.flatMap(i => r.transfers[i] ?? [])
    if (steps.length > 0) assert.equal(steps[steps.length - 1]?.to, e.account)
    if (steps.length > 0) assert.ok(r.stolen.some(s => s.source === steps[0]?.from))
    steps.slice(1).forEach((step, i) => {
      const before = steps[i] as (typeof steps)[number]
      assert.ok(spends(step.tx, outpoint(before.tx, before.index)), `${step.tx} does not spend ${before.tx}`)
    })
  }
}

test('places in a block that had to be made up change no figure: what is spent is found before its spender', () => {
  fc.assert(
    fc.property(told, fc.nat(40), fc.constantFrom(...POLICIES), (chain, n, policy) => {
      const sources = [sourceOf(chain, 4 * n + 2 + (n % 2))]
      const placeless = chain.map(t => ({ ...t, position: t.inputs[0]?.prevTx === null ? 0 : 1 }))
      const plain = traced(chain, stolenIn('', { sources, policy })).result()
      const other = traced(placeless, stolenIn('', { sources, policy })).result()
      assert.deepEqual([...bySpot(other)].sort(), [...bySpot(plain)].sort())
      assert.deepEqual(other.conservation, plain.conservation)
      const ends = (r: TraceResult) => r.endpoints.map(e => [e.account, e.kind, e.amount])
      assert.deepEqual(ends(other), ends(plain))
      assertPathsWhole(other, placeless)
    }),
    { numRuns: RUNS / 4 },
  )
})

test('any permutation of the addresses gives the same answer under the new names', () => {
  const digits = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(wild, fc.nat(40), digits, fc.constantFrom(...POLICIES), (chain, n, names, policy) => {
      const to = new Map(names.map((name, i) => [address(i), address(name)]))
      const back = new Map(names.map((name, i) => [account(name), account(i)]))
      const renamed = chain.map(t => ({
        ...t,
        inputs: t.inputs.map(i => ({ ...i, address: i.address && (to.get(i.address) ?? null) })),
        outputs: t.outputs.map(o => ({ ...o, address: o.address && (to.get(o.address) ?? null) })),
      }))
      const source = sourceOf(chain, n)
      const other =
        source.kind === 'account'
          ? { ...source, account: accountId(BITCOIN, to.get(splitAccount(source.account).address) as Address) }
          : source
      const plain = traced(chain, stolenIn('', { sources: [source], policy })).result()
      const found = traced(renamed, stolenIn('', { sources: [other], policy })).result()
      const old = (a: AccountId | null): AccountId | null => (a === null ? null : (back.get(a) ?? a))
      assert.deepEqual(
        found.transfers.map(t => ({ ...t, from: old(t.from), to: old(t.to) })),
        plain.transfers,
      )
      assert.deepEqual(found.conservation, plain.conservation)
      const rows = (r: TraceResult, name: (a: AccountId) => AccountId | null) =>
        r.accounts.map(a => [name(a.account), a.hop, a.tainted, a.held, a.role].join(' ')).sort()
      assert.deepEqual(
        rows(found, old),
        rows(plain, a => a),
      )
    }),
    { numRuns: RUNS / 4 },
  )
})
