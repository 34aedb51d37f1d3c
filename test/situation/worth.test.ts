import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lootFigures, PLACE_ORDER, type TracedCase } from '../../src/analysis/situation/loot-figures.ts'
import { type WorthAsset, worthOf } from '../../src/analysis/situation/worth.ts'
import { fc } from '../property.ts'

const asset = (name: string, symbol: string | null, decimals: number | null = 6): WorthAsset => ({
  asset: name,
  symbol,
  decimals,
})
const all = (): boolean => true

test('what was stolen is worth the told loss, where beside dollar tokens one kind of asset was stolen', () => {
  fc.assert(
    fc.property(
      fc.bigInt(1n, 10n ** 15n),
      fc.bigInt(0n, 10n ** 12n),
      fc.integer({ min: 1, max: 10 ** 9 }),
      (eth, usdt, more) => {
        const stolen = [
          { ...asset('e', 'ETH'), amount: eth },
          { ...asset('s', 'stETH'), amount: eth * 2n },
          { ...asset('u', 'USDT'), amount: usdt },
        ]
        const loss = Number(usdt) / 1e6 + more
        const worth = worthOf(stolen, loss, all)
        const sum = stolen.reduce((n, s) => n + (worth.usd(s, s.amount) ?? Number.NaN), 0)
        assert.ok(Math.abs(sum - loss) < 1e-6 * loss, `${sum} of ${loss}`)
        assert.equal(worth.basis, 'loss')
      },
    ),
  )
})

test('a token that only calls itself USDT is worth nothing that is known, and neither is what two kinds share', () => {
  const worth = worthOf([{ ...asset('e', 'ETH'), amount: 5n }], 100, name => name !== 'fake')
  assert.equal(worth.usd(asset('fake', 'USDT'), 1_000_000n), null)
  assert.equal(worth.usd(asset('real', 'USDT'), 1_000_000n), 1)
  const two = worthOf(
    [
      { ...asset('e', 'ETH'), amount: 5n },
      { ...asset('b', 'BTC'), amount: 5n },
    ],
    100,
    all,
  )
  assert.equal(two.usd(asset('e', 'ETH'), 5n), null)
  const unknown = worthOf(
    [
      { ...asset('e', 'ETH'), amount: 5n },
      { ...asset('x', null), amount: 5n },
    ],
    100,
    all,
  )
  assert.equal(unknown.usd(asset('e', 'ETH'), 5n), null, 'how much of the loss the unknown token was, nobody knows')
  assert.equal(worthOf([{ ...asset('e', 'ETH'), amount: 5n }], null, all).usd(asset('e', 'ETH'), 5n), null)
})

test('a published worth of the day counts before the told loss, and the loss then prices the rest', () => {
  const stolen = [
    { ...asset('e', 'ETH'), amount: 1_000_000n },
    { ...asset('b', 'BTC'), amount: 2_000_000n },
  ]
  const worth = worthOf(stolen, 1_000, all, (name, amount) => (name === 'e' ? Number(amount) * 600e-6 : null))
  assert.equal(worth.basis, 'day')
  assert.ok(Math.abs((worth.usd(asset('e', 'ETH'), 1_000_000n) ?? 0) - 600) < 1e-9)
  assert.ok(Math.abs((worth.usd(asset('b', 'BTC'), 2_000_000n) ?? 0) - 400) < 1e-9)
})

const place = fc.record({
  account: fc.constantFrom('a', 'b', 'c', 'd'),
  kind: fc.constantFrom(...PLACE_ORDER),
  asset: fc.constantFrom('e', 'u'),
  amount: fc.bigInt(1n, 1_000_000n).map(String),
  freezableBy: fc.constantFrom<string[]>([], ['Tether']),
})

test('every place is located, passed on or not found, once: the three sums are the sum of all places in each asset', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 30 }), endpoints => {
      const trace: TracedCase = { assets: [], stolen: [], endpoints }
      const known = (name: string): WorthAsset => asset(name, name === 'u' ? 'USDT' : 'ETH')
      const loot = lootFigures(trace, [], [], worthOf([], null, all), known)
      const of = (
        name: string,
        rows: readonly { readonly asset: string; readonly amount: bigint | string }[],
      ): bigint => rows.filter(r => r.asset === name).reduce((n, r) => n + BigInt(r.amount), 0n)
      for (const name of ['e', 'u']) {
        const lost = endpoints.filter(e => e.kind === 'residue' || e.kind === 'unfollowed')
        const told = of(name, loot.located.amounts) + of(name, loot.passed.amounts) + of(name, lost)
        assert.equal(told, of(name, endpoints))
        assert.equal(
          loot.places.reduce((n, p) => n + of(name, p.amounts), 0n),
          of(name, endpoints),
        )
      }
      assert.equal(
        loot.located.partly,
        loot.located.amounts.some(a => a.asset === 'e'),
      )
    }),
  )
})

test('who asks for all that an account holds asks for what was found there, and what has no worth is told as a part', () => {
  const trace: TracedCase = {
    ...{ assets: [], stolen: [] },
    endpoints: [
      { account: 'a', kind: 'held', asset: 'e', amount: '7', freezableBy: [] },
      { account: 'b', kind: 'exchange', asset: 'e', amount: '5', freezableBy: ['X'] },
      { account: 'b', kind: 'exchange', asset: 'u', amount: '2000000', freezableBy: ['X'] },
    ],
  }
  const known = (name: string): WorthAsset => asset(name, name === 'u' ? 'USDT' : 'ETH')
  const loot = lootFigures(
    trace,
    [{ accounts: ['b'], asset: 'e', asked: null, frozen: 5n }],
    [{ asset: 'u', amount: 1_000_000n }],
    worthOf([], null, all),
    known,
  )
  assert.deepEqual(
    loot.asked.amounts.map(a => a.amount),
    [5n],
  )
  assert.equal(loot.asked.usd, null)
  assert.equal(loot.recovered.usd, 1)
  assert.deepEqual([loot.freezable.usd, loot.freezable.partly], [2, true])
})
