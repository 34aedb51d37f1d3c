import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MemoryUtxo } from '../../src/adapters/transfers/memory-utxo.ts'
import { POLICIES } from '../../src/analysis/flow/policy.ts'
import type { TraceResult } from '../../src/analysis/flow/trace-result.ts'
import type { UtxoService, UtxoSourceRef, UtxoTraceRequest } from '../../src/analysis/flow/utxo/utxo-request.ts'
import { UtxoTrace } from '../../src/analysis/flow/utxo/utxo-trace.ts'
import { type AccountId, accountId, splitAccount } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { BITCOIN } from '../../src/model/ledger.ts'
import { outpoint, type Transaction } from '../../src/model/transaction.ts'
import type { UtxoSource } from '../../src/operations/ports.ts'
import { paintSatoshis } from './paint-satoshis.ts'
import { account, address, ChainSource, chains, stolenIn, traced } from './random-chain.ts'

const RUNS = 2_000
const SMALL_RUNS = 8_000
const wild = chains({ strangers: 'any', mixing: true })
const told = chains({ strangers: 'told', mixing: true })

const exchange: UtxoService = { kind: 'exchange', name: 'Some Exchange', basis: 'test', confidence: 90 }
const tagged = (a: AccountId): UtxoService | null => (a === account(7) ? exchange : null)

/** Which source a random number means, on a given chain. */
function sourceOf(chain: readonly Transaction[], n: number): UtxoSourceRef {
  const t = chain[(n >> 2) % Math.min(4, chain.length)] as Transaction
  if (n % 4 === 0) return { kind: 'account', account: account(n % 3), amount: null }
  if (n % 4 === 1) return { kind: 'account', account: account(n % 3), amount: BigInt(10 + n) }
  if (n % 4 === 2) return { kind: 'transaction', tx: t.tx }
  return { kind: 'outpoint', outpoint: outpoint(t.tx, n % t.outputs.length) }
}

function assertConserved(r: TraceResult): void {
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

const bySpot = (r: TraceResult): Map<string, bigint> =>
  new Map(r.transfers.map(t => [outpoint(t.tx, t.index), t.tainted]))

/** Blocks' times run backwards now and then, as miners' clocks do. */
const jittered = (chain: readonly Transaction[]): Transaction[] =>
  chain.map(t => ({ ...t, at: t.at + ((t.block * 7) % 5) * 500 }))

const conditions = fc.record({
  since: fc.constantFrom(null, null, 1_600_061_000),
  until: fc.constantFrom(1_900_000_000, 1_900_000_000, 1_600_062_000),
  source: fc.nat(40),
  floor: fc.constantFrom(0n, 0n, 20n, 90n),
  maxHops: fc.constantFrom(null, null, 1, 3),
  serviceOf: fc.constantFrom(() => null, tagged),
})

for (const [name, runs, ledgers] of [
  ['', RUNS, wild],
  ['small ', SMALL_RUNS, chains({ strangers: 'any', mixing: true }, 6)],
] as const)
  test(`stolen = held + services + fees + below the floor + gaps, to the satoshi, on ${runs} random ${name}ledgers by every doctrine, whatever the source, floor and hop bound`, () => {
    fc.assert(
      fc.property(ledgers.map(jittered), conditions, (chain, { source, ...change }) => {
        for (const policy of POLICIES)
          assertConserved(
            traced(chain, stolenIn('', { sources: [sourceOf(chain, source)], policy, ...change })).result(),
          )
      }),
      { numRuns: runs },
    )
  })

test('the trace, which reads only what the money touches, equals the whole ledger painted satoshi by satoshi', () => {
  fc.assert(
    fc.property(wild, fc.nat(40), fc.constantFrom(...POLICIES), (chain, n, policy) => {
      const sources = [sourceOf(chain, n)]
      const r = traced(chain, stolenIn('', { sources, policy })).result()
      const truth = paintSatoshis(chain, sources, policy)
      const found = bySpot(r)
      for (const s of sources) if (s.kind === 'outpoint') found.set(s.outpoint, truth.taint.get(s.outpoint) ?? 0n)
      assert.deepEqual([...found].filter(([, n]) => n > 0n).sort(), [...truth.taint].sort())
      assert.equal(r.conservation[0]?.fees, truth.fees)
      assert.equal(r.conservation[0]?.stolen, truth.stolen)
    }),
    { numRuns: RUNS },
  )
})

test('poison taints exactly what can be reached from the theft, which holds every other doctrine’s tainted set', () => {
  fc.assert(
    fc.property(told, fc.nat(40), (chain, n) => {
      const named = sourceOf(chain, 4 * n + 2 + (n % 2))
      const reached = new Set<string>()
      for (const t of chain) {
        const from = t.inputs.some(i => i.prevTx !== null && reached.has(outpoint(i.prevTx, i.prevIndex)))
        const payers = new Set(t.inputs.flatMap(i => i.address ?? []))
        for (const o of t.outputs) {
          const point = outpoint(t.tx, o.index)
          const whole = named.kind === 'transaction' && named.tx === t.tx && !(o.address && payers.has(o.address))
          const single = named.kind === 'outpoint' && named.outpoint === point
          if (o.amount > 0n && (from || whole || single)) reached.add(point)
        }
      }
      const found = POLICIES.map(policy => {
        const trace = traced(chain, stolenIn('', { sources: [named], policy }))
        return [policy, new Set(trace.result().transfers.map(t => outpoint(t.tx, t.index)))] as const
      })
      const poisoned = found.find(([p]) => p === 'poison')?.[1] ?? new Set()
      if (named.kind === 'outpoint') reached.delete(named.outpoint)
      assert.deepEqual([...poisoned].sort(), [...reached].sort())
      for (const [policy, set] of found)
        for (const point of set) assert.ok(poisoned.has(point), `${policy} taints ${point}, poison does not`)
    }),
    { numRuns: RUNS / 4 },
  )
})

test('every doctrine says the same where no transaction mixes: each has one input, and the theft is a whole coin', () => {
  fc.assert(
    fc.property(chains({ strangers: 'none', mixing: false }), fc.nat(40), (chain, n) => {
      const sources = [sourceOf(chain, 4 * n + 3)]
      const [fifo, ...others] = POLICIES.map(policy => traced(chain, stolenIn('', { sources, policy })).result())
      assert.ok(fifo)
      assert.ok(fifo.transfers.every(t => t.tainted === t.amount))
      for (const r of others) {
        assert.deepEqual(r.transfers, fifo.transfers)
        assert.deepEqual(r.conservation, fifo.conservation)
      }
    }),
    { numRuns: RUNS / 4 },
  )
})

test('every doctrine says the same where all inputs are stolen: whole outputs, whole fees', () => {
  fc.assert(
    fc.property(chains({ strangers: 'none', mixing: true }), chain => {
      const sources = chain
        .filter(t => t.inputs[0]?.prevTx === null)
        .map(t => ({ kind: 'transaction', tx: t.tx }) as const)
      const minted = chain.filter(t => t.inputs[0]?.prevTx === null).flatMap(t => t.outputs)
      const fees = chain.reduce((a, t) => a + (t.fee ?? 0n), 0n)
      for (const policy of POLICIES) {
        const r = traced(chain, stolenIn('', { sources, policy })).result()
        const all = chain.flatMap(t => t.outputs.filter(o => o.amount > 0n).map(o => outpoint(t.tx, o.index)))
        assert.deepEqual([...bySpot(r).keys()].sort(), all.sort())
        assert.ok(r.transfers.every(t => t.tainted === t.amount))
        assert.equal(r.conservation[0]?.fees, fees)
        assert.equal(
          r.conservation[0]?.stolen,
          minted.reduce((a, o) => a + o.amount, 0n),
        )
      }
    }),
    { numRuns: RUNS / 10 },
  )
})

test('nothing that stands in the chain before the theft is tainted, and time turned round finds nothing', () => {
  fc.assert(
    fc.property(wild, fc.nat(40), fc.nat(23), fc.constantFrom(...POLICIES), (chain, n, cut, policy) => {
      const since = (chain[cut % chain.length] as Transaction).at
      const r = traced(chain, stolenIn('', { sources: [sourceOf(chain, 4 * n)], since, policy })).result()
      assert.ok(r.transfers.every(t => t.at >= since))
      const theft = chain[n % chain.length] as Transaction
      const from = traced(chain, stolenIn(theft.tx, { policy })).result()
      assert.ok(from.transfers.every(t => chain.findIndex(c => c.tx === t.tx) >= chain.indexOf(theft)))
      const reversed = chain.map(t => ({ ...t, block: 1000 - t.block, position: 1000 - t.position }))
      const back = traced(reversed, stolenIn(theft.tx, { policy })).result()
      const sameBlock = new Set(chain.filter(t => t.block === theft.block).map(t => t.tx))
      assert.ok(back.transfers.every(t => sameBlock.has(t.tx)))
    }),
    { numRuns: RUNS / 4 },
  )
})

test('a trace up to T1 says of that time what the whole trace says, and taken on to T2 ends as one that never stopped', () => {
  fc.assert(
    fc.property(wild, fc.nat(40), fc.nat(23), fc.constantFrom(...POLICIES), (chain, n, cut, policy) => {
      const request = stolenIn('', { sources: [sourceOf(chain, n)], policy })
      const until = (chain[cut % chain.length] as Transaction).at
      const whole = traced(chain, request).result()
      const first = traced(chain, { ...request, until })
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

test('places in a block that had to be made up change no figure: what is spent is found before its spender', () => {
  fc.assert(
    fc.property(told, fc.nat(40), fc.constantFrom(...POLICIES), (chain, n, policy) => {
      const sources = [sourceOf(chain, 4 * n + 2 + (n % 2))]
      const placeless = chain.map(t => ({ ...t, position: t.inputs[0]?.prevTx === null ? 0 : 1 }))
      const plain = traced(chain, stolenIn('', { sources, policy })).result()
      const other = traced(placeless, stolenIn('', { sources, policy })).result()
      assert.deepEqual([...bySpot(other)].sort(), [...bySpot(plain)].sort())
      assert.deepEqual(other.conservation, plain.conservation)
      const told = (r: TraceResult) =>
        r.endpoints.map(e => [e.account, e.kind, e.amount, e.path.map(i => r.transfers[i]?.tx)])
      assert.deepEqual(told(other), told(plain))
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

test('haircut and poison do not depend on the order of the inputs, which the payer chooses', () => {
  const turned = (chain: readonly Transaction[]): Transaction[] =>
    chain.map(t => ({ ...t, inputs: [...t.inputs].reverse() }))
  fc.assert(
    fc.property(wild, fc.nat(40), fc.constantFrom('haircut' as const, 'poison' as const), (chain, n, policy) => {
      const request = stolenIn('', { sources: [sourceOf(chain, 4 * n + 2 + (n % 2))], policy })
      const plain = traced(chain, request).result()
      const other = traced(turned(chain), request).result()
      assert.deepEqual(bySpot(other), bySpot(plain))
      assert.deepEqual(other.conservation, plain.conservation)
    }),
    { numRuns: RUNS / 4 },
  )
})

test('with every doctrine asked for, least and most hold the figure that each alone gives every account', () => {
  fc.assert(
    fc.property(wild, conditions, (chain, { source, ...change }) => {
      const request = stolenIn('', { sources: [sourceOf(chain, source)], ...change })
      const all = traced(chain, { ...request, allPolicies: true }).result()
      for (const policy of POLICIES) {
        const r = traced(chain, { ...request, policy }).result()
        if (policy === 'fifo') assert.deepEqual({ ...all, bounds: [] }, r)
        const alone = new Map(r.accounts.map(a => [a.account, a.tainted]))
        for (const b of all.bounds) {
          const amount = alone.get(b.account) ?? 0n
          assert.equal(b.by[policy], amount)
          assert.ok(b.least <= amount && amount <= b.most)
          alone.delete(b.account)
        }
        assert.deepEqual([...alone.keys()], [])
      }
    }),
    { numRuns: RUNS / 4 },
  )
})
