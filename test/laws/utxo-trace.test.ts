import assert from 'node:assert/strict'
import { test } from 'node:test'
import { POLICIES } from '../../src/analysis/flow/policy.ts'
import { outpoint, type Transaction } from '../../src/model/transaction.ts'
import { fc } from '../property.ts'
import { paintSatoshis } from './paint-satoshis.ts'
import { chains, stolenIn, traced } from './random-chain.ts'
import { assertConserved, bySpot, conditions, jittered, RUNS, sourceOf, told, wild } from './utxo-conditions.ts'

const SMALL_RUNS = 1_200

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
