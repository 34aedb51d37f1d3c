import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { z } from 'zod'
import type { ExposureOrigin } from '../../src/analysis/exposure/exposure-origin.ts'
import { POLICIES, type PolicyName } from '../../src/analysis/flow/policy.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { AssetId } from '../../src/model/asset.ts'
import type { Tag } from '../../src/model/tag.ts'
import { payee, payer, type Transfer } from '../../src/model/transfer.ts'
import { measureExposure } from '../../src/operations/exposure/measure-exposure.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { fc } from '../property.ts'
import { exposureWorld } from './exposure-world.ts'
import { account, address, ledgers, move, token } from './random-ledger.ts'

const LABELS = new Map<AccountId, ExposureOrigin>([
  [account(0), { category: 'sanctioned', source: 'list:0', name: 'zero' }],
  [account(1), { category: 'exchange', source: 'tag:1', name: 'one' }],
  [account(2), { category: 'mixer', source: 'tag:2', name: 'two' }],
])
const RISK = new Set(['sanctioned', 'mixer'])
const TARGET = account(7)

type Answer = z.output<typeof measureExposure.output>

async function measure(
  rows: readonly Transfer[],
  change: object = {},
  given: Parameters<typeof exposureWorld>[1] = {},
): Promise<Answer | null> {
  const input = readInput(measureExposure, { account: TARGET, maxHops: 1000, ...change })
  return measureExposure.run(input, exposureWorld(rows, { labels: LABELS, ...given })).catch(error => {
    if (error.code === 'account-silent') return null
    throw error
  })
}

/** Amounts that came to the target, by asset and category. */
function sums(answer: Answer | null, side: 'received' | 'sent' = 'received'): Map<string, bigint> {
  const found = new Map<string, bigint>()
  for (const { asset, parts } of answer?.[side] ?? [])
    for (const p of parts)
      found.set(`${asset} ${p.category}`, (found.get(`${asset} ${p.category}`) ?? 0n) + BigInt(p.amount))
  return found
}

/** Every base unit of the whole ledger by itself: each has a name and goes where a queue of units sends it. */
function unitByUnit(rows: readonly Transfer[], policy: PolicyName): Map<string, bigint> {
  const pots = new Map<string, string[]>()
  const found = new Map<string, bigint>()
  const pot = (a: AccountId, asset: AssetId) => {
    const key = `${a} ${asset}`
    if (!pots.has(key)) pots.set(key, [])
    return pots.get(key) as string[]
  }
  for (const t of rows) {
    if (t.amount === 0n || t.from === t.to) continue
    const amount = Number(t.amount)
    let units: string[] = []
    const label = payer(t) === TARGET ? undefined : LABELS.get(payer(t))
    if (label) units = Array.from({ length: amount }, () => label.category)
    else {
      const held = pot(payer(t), t.asset)
      while (held.length < amount) held.push('unknown')
      const dirty = policy === 'dirty-first' || (policy === 'tiho' && amount >= held.length - amount)
      for (let n = 0; n < amount; n++) {
        let place = policy === 'lifo' ? held.length - 1 : 0
        if (policy === 'dirty-first' || policy === 'tiho') {
          const fits = held.findIndex(u => RISK.has(u) === dirty)
          if (fits >= 0) place = fits
        }
        units.push(...held.splice(place, 1))
      }
    }
    if (payee(t) === TARGET)
      for (const u of units) found.set(`${t.asset} ${u}`, (found.get(`${t.asset} ${u}`) ?? 0n) + 1n)
    if (payee(t) === TARGET || !LABELS.has(payee(t))) pot(payee(t), t.asset).push(...units)
  }
  return found
}

for (const policy of ['fifo', 'lifo', 'tiho', 'dirty-first'] as const)
  test(`by ${policy} the backward walk finds what following every unit of the whole ledger finds`, async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, async rows => {
        const found = sums(await measure(rows, { policy }))
        assert.deepEqual([...found].sort(), [...unitByUnit(rows, policy)].sort())
      }),
      { numRuns: 200 },
    )
  })

test('by haircut it is within a base unit a transfer of the exact shares of the whole ledger', async () => {
  await fc.assert(
    fc.asyncProperty(ledgers, async rows => {
      const found = sums(await measure(rows, { policy: 'haircut' }))
      const BITS = 200n
      const pots = new Map<string, Map<string, bigint>>()
      const exact = new Map<string, bigint>()
      for (const t of rows) {
        if (t.amount === 0n || t.from === t.to) continue
        const whole = t.amount << BITS
        const parts = new Map<string, bigint>()
        const label = payer(t) === TARGET ? undefined : LABELS.get(payer(t))
        if (label) parts.set(label.category, whole)
        else {
          const held = pots.get(`${payer(t)} ${t.asset}`) ?? new Map<string, bigint>()
          pots.set(`${payer(t)} ${t.asset}`, held)
          let total = [...held.values()].reduce((a, b) => a + b, 0n)
          if (total < whole) held.set('unknown', (held.get('unknown') ?? 0n) + whole - total)
          total = total < whole ? whole : total
          for (const [name, part] of held) {
            parts.set(name, (part * whole) / total)
            held.set(name, part - (part * whole) / total)
          }
        }
        for (const [name, part] of parts) {
          if (payee(t) === TARGET) exact.set(`${t.asset} ${name}`, (exact.get(`${t.asset} ${name}`) ?? 0n) + part)
          if (payee(t) !== TARGET && LABELS.has(payee(t))) continue
          const held = pots.get(`${payee(t)} ${t.asset}`) ?? new Map<string, bigint>()
          pots.set(`${payee(t)} ${t.asset}`, held.set(name, (held.get(name) ?? 0n) + part))
        }
      }
      for (const key of new Set([...found.keys(), ...exact.keys()])) {
        const difference = (found.get(key) ?? 0n) - ((exact.get(key) ?? 0n) >> BITS)
        assert.ok(
          difference <= BigInt(rows.length) * 4n && -difference <= BigInt(rows.length) * 4n,
          `${key}: ${difference}`,
        )
      }
    }),
    { numRuns: 200 },
  )
})

test('all parts add up to what came in, to the base unit, by every doctrine that divides and within any bound', async () => {
  await fc.assert(
    fc.asyncProperty(
      ledgers,
      fc.constantFrom(...POLICIES),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 6 }),
      async (rows, policy, maxHops, maxAccounts) => {
        const answer = await measure(rows, { policy, maxHops, maxAccounts })
        for (const { asset, total, parts } of answer?.received ?? []) {
          const came = rows.reduce(
            (sum, t) => sum + (payee(t) === TARGET && t.from !== t.to && t.asset === asset ? t.amount : 0n),
            0n,
          )
          assert.equal(BigInt(total), came)
          const all = parts.reduce((sum, p) => sum + BigInt(p.amount), 0n)
          if (policy === 'poison') for (const p of parts) assert.ok(BigInt(p.amount) <= came)
          else assert.equal(all, came)
          for (const p of parts) assert.ok(p.hops === null || p.hops <= maxHops)
        }
        for (const { total, parts } of answer?.sent ?? [])
          assert.equal(
            parts.reduce((sum, p) => sum + BigInt(p.amount), 0n),
            BigInt(total),
          )
      },
    ),
    { numRuns: 400 },
  )
})

test('a nearer bound only turns named value into value that was not followed', async () => {
  await fc.assert(
    fc.asyncProperty(
      ledgers,
      fc.constantFrom('fifo', 'lifo'),
      fc.integer({ min: 1, max: 4 }),
      async (rows, policy, maxHops) => {
        const [near, far] = [sums(await measure(rows, { policy, maxHops })), sums(await measure(rows, { policy }))]
        for (const [key, value] of near) if (!key.endsWith(' unfollowed')) assert.ok(value <= (far.get(key) ?? 0n), key)
      },
    ),
    { numRuns: 150 },
  )
})

test('poison finds at least what any other doctrine finds of each origin', async () => {
  await fc.assert(
    fc.asyncProperty(ledgers, fc.constantFrom('fifo', 'lifo', 'tiho', 'dirty-first'), async (rows, policy) => {
      const [some, most] = [sums(await measure(rows, { policy })), sums(await measure(rows, { policy: 'poison' }))]
      for (const [key, value] of some) assert.ok(value <= (most.get(key) ?? 0n), `${key}: ${value} > ${most.get(key)}`)
    }),
    { numRuns: 150 },
  )
})

test('every path leads, in the order of time, from the origin to the account, and carries on each step at most what was moved', async () => {
  await fc.assert(
    fc.asyncProperty(ledgers, fc.constantFrom(...POLICIES), async (rows, policy) => {
      const answer = await measure(rows, { policy })
      for (const { asset, parts } of answer?.received ?? [])
        for (const { path, source } of parts) {
          if (path.length === 0) continue
          assert.ok(LABELS.get(path[0]?.from as AccountId)?.source === source)
          assert.deepEqual([path.at(-1)?.to, path.at(-1)?.asset], [TARGET, asset])
          path.forEach((step, i) => {
            assert.ok(BigInt(step.carried) <= BigInt(step.amount) && BigInt(step.carried) > 0n)
            if (i > 0) assert.ok(step.from === path[i - 1]?.to && step.at >= (path[i - 1]?.at ?? 0))
          })
        }
    }),
    { numRuns: 200 },
  )
})

const part = (answer: Answer | null, category: string, asset = token(0), side: 'received' | 'sent' = 'received') =>
  answer?.[side].find(a => a.asset === asset)?.parts.find(p => p.category === category)

test('stolen value that was exchanged for another asset on the way keeps its origin', async () => {
  const swap = (index: number, from: number, to: number, amount: bigint, asset: number): Transfer => ({
    ...move(2, from, to, amount, asset),
    index,
  })
  // 5 gets 100 of token 0 from the listed account and 300 from nobody known, and exchanges 200 of it for 50 of token 1 at the pool 6.
  const rows = [
    move(0, 0, 5, 100n),
    move(1, 9, 5, 300n),
    swap(0, 5, 6, 200n, 0),
    swap(1, 6, 5, 50n, 1),
    move(3, 5, 7, 50n, 1),
  ]
  const haircut = part(await measure(rows, { policy: 'haircut' }), 'sanctioned', token(1))
  // A quarter of what was paid: 12 and a half of 50.
  assert.ok(haircut?.amount === '12' || haircut?.amount === '13', haircut?.amount)
  assert.equal(haircut?.path.length, 3)
  assert.equal(part(await measure(rows, { policy: 'fifo' }), 'sanctioned', token(1))?.amount, '25')
})

test('an account that deals with many strangers ends the walk: what it pays is its own, not its customers’', async () => {
  const rows = [move(0, 0, 6, 1000n)]
  for (let n = 0; n < 30; n++) rows.push(move(1 + n, 100 + n, 6, 10n), move(100 + n, 6, 200 + n, 10n))
  rows.push(move(500, 6, 7, 500n))
  const answer = await measure(rows)
  assert.equal(part(answer, 'unknown-service')?.amount, '500')
  assert.equal(part(answer, 'sanctioned'), undefined)
})

test('what leaves an account beyond all that is known to have come in is of unknown origin', async () => {
  const answer = await measure([move(0, 0, 5, 10n), move(1, 5, 7, 30n)], { policy: 'fifo' })
  assert.deepEqual([part(answer, 'sanctioned')?.amount, part(answer, 'unknown')?.amount], ['10', '20'])
})

test('a payment that comes before its money in the order of one block waits for it', async () => {
  const late = { ...move(5, 0, 5, 30n), index: 9 }
  const early = { ...move(5, 5, 7, 30n), tx: `0x${'0'.repeat(64)}`, index: 1 }
  assert.equal(part(await measure([early, late]), 'sanctioned')?.amount, '30')
})

test('what was sent is told by where it came to rest: the listed, services, accounts that nobody knows', async () => {
  const rows = [move(0, 9, 7, 100n), move(1, 7, 5, 60n), move(2, 5, 0, 40n), move(3, 7, 1, 30n), move(4, 7, 0, 10n)]
  const answer = await measure(rows, { policy: 'fifo' })
  const told = (c: string) => {
    const p = part(answer, c, token(0), 'sent')
    return [p?.amount, p?.direct, p?.hops, p?.share]
  }
  assert.deepEqual(told('sanctioned'), ['50', '10', 1, 0.5])
  assert.deepEqual(told('exchange'), ['30', '30', 1, 0.3])
  assert.deepEqual(told('held'), ['20', '20', 1, 0.2])
})

test('a tag ends the walk as a list does, and of several labels the gravest names the value', async () => {
  const tag: Tag = {
    ledger: null,
    address: address(5),
    label: 'Shop',
    category: 'payment',
    basis: 'publisher',
    confidence: 80,
    source: 's',
    at: null,
  }
  const rows = [move(0, 0, 5, 10n), move(1, 5, 7, 10n), move(2, 0, 7, 5n)]
  const answer = await measure(rows, {}, { tags: [tag, { ...tag, address: address(0) }] })
  assert.deepEqual([part(answer, 'payment')?.amount, part(answer, 'sanctioned')?.amount], ['10', '5'])
})

test('interrupted, it says what it has and that it is not all', async () => {
  let asked = 0
  const answer = await measure(
    [move(0, 0, 5, 10n), move(1, 5, 6, 10n), move(2, 6, 7, 10n)],
    {},
    { interrupted: () => ++asked > 2 },
  )
  assert.equal(answer?.finished, false)
  assert.equal(part(answer, 'unfollowed')?.amount, '10')
  assert.ok(answer?.gaps.some(g => g.kind === 'unfollowed'))
})

test('twenty thousand payments in turn from two payers, and a thousand in one block, do not take the square of their number', async () => {
  const rows: Transfer[] = []
  for (let n = 0; n < 10_000; n++) rows.push(move(2 * n, 0, 5, 7n), move(2 * n + 1, 9, 5, 5n))
  for (let n = 0; n < 1000; n++)
    rows.push({ ...move(30_000, 5, 7, 120n), index: n, tx: `0x${n.toString(16).padStart(64, '0')}` })
  for (const policy of ['fifo', 'haircut', 'tiho', 'poison']) {
    const answer = await measure(rows, { policy })
    assert.equal(answer?.received[0]?.total, '120000')
    // All that came in went on, so every doctrine that divides agrees.
    assert.equal(part(answer, 'sanctioned')?.amount, policy === 'poison' ? '120000' : '70000')
  }
})

test('an account that the data does not know, a transaction and an amount are refused by name', async () => {
  const rows = [move(0, 0, 5, 10n)]
  const run = (text: string) => measureExposure.run(readInput(measureExposure, { account: text }), exposureWorld(rows))
  await assert.rejects(run(account(50)), { code: 'account-silent' })
  await assert.rejects(run(`${account(5)}=10`), { code: 'account-malformed' })
  await assert.rejects(run(`0x${'1'.repeat(64)}`), { code: 'account-malformed' })
  await assert.rejects(run('bip122:000000000019d6689c085ae165831e93:1BoatSLRHtKNngkdXEeobR76b53LETtpyT'), {
    code: 'exposure-utxo',
  })
  await assert.rejects(measureExposure.run(readInput(measureExposure, { account: account(5) }), exposureWorld([])), {
    code: 'store-empty',
  })
})
