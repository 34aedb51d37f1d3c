import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchLegs } from '../../src/analysis/crossing/match-legs.ts'
import { CROSSINGS } from '../../src/catalog/crossings/all-crossings.ts'
import type { LedgerId } from '../../src/model/ledger.ts'

test('names of crossings are unique and say what they are', () => {
  assert.equal(new Set(CROSSINGS.map(c => c.name)).size, CROSSINGS.length)
  for (const c of CROSSINGS) {
    assert.match(c.name, /^[a-z0-9-]+$/)
    assert.ok(c.sources.length > 0 && c.sources.every(s => s.startsWith('https://')), c.name)
    assert.ok(
      c.places.every(p => p.source !== ''),
      c.name,
    )
  }
})

for (const entry of CROSSINGS) {
  const examples = entry.examples()

  test(`${entry.name}: each example gives its pairs and no other, in any order of its rows, and twice told is once told`, () => {
    for (const example of examples) {
      const own = example.places === undefined ? entry : entry.at(example.places)
      const legsOf = (reversed: boolean, times: number) =>
        example.slices.flatMap(slice => {
          const turn = <T>(rows: readonly T[]): T[] => {
            const all = Array.from({ length: times }, () => [...rows]).flat()
            return reversed ? all.reverse() : all
          }
          return own.capture({
            ...{ ledger: slice.ledger, transfers: turn(slice.transfers), transactions: turn(slice.transactions) },
            ...{ events: turn(slice.events), calls: turn(slice.calls), memos: turn(slice.memos) },
          }).legs
        })
      const found = matchLegs(legsOf(false, 1), [own])
      const likely = found.crossings.filter(c => c.confidence >= 0.5)
      assert.deepEqual(
        likely.map(c => [c.in.tx, c.out.tx]),
        example.pairs,
        `${entry.name}: ${example.title}`,
      )
      assert.deepEqual(matchLegs(legsOf(true, 1).reverse(), [own]), found, `${entry.name}: ${example.title}, reversed`)
      assert.deepEqual(matchLegs(legsOf(true, 2), [own]), found, `${entry.name}: ${example.title}, told twice`)
      for (const c of found.crossings) {
        assert.equal(c.crossing, entry.name)
        assert.ok(c.confidence > 0 && c.confidence <= 1 && c.share >= 0 && c.share <= 1)
        assert.equal(c.confidence === 1, c.basis === 'reference', c.because)
      }
    }
    assert.ok(
      examples.some(e => e.pairs.length > 0) && examples.some(e => e.pairs.length === 0),
      'one that fires and one that is silent',
    )
  })

  test(`${entry.name}: what it needs of a ledger is all that it captures from`, () => {
    for (const example of examples) {
      const own = example.places === undefined ? entry : entry.at(example.places)
      for (const slice of example.slices) {
        const needs = own.needs(slice.ledger)
        const kept = {
          ...slice,
          ...{ ledger: slice.ledger, transactions: slice.transactions, calls: slice.calls, transfers: slice.transfers },
          events: slice.events.filter(
            e =>
              needs.topics.includes(e.topics[0] ?? '') &&
              (needs.contracts === null || needs.contracts.includes(e.contract)),
          ),
          memos: needs.memos ? slice.memos : [],
        }
        assert.deepEqual(own.capture(kept).legs, own.capture(slice).legs, example.title)
      }
    }
  })

  test(`${entry.name}: the same events of a contract that nobody declared are no legs`, () => {
    for (const example of examples)
      for (const slice of example.slices) {
        const forged = slice.events.map(e => ({
          ...e,
          contract: '0x00000000000000000000000000000000000bad00' as typeof e.contract,
        }))
        const slices = {
          ...slice,
          ledger: slice.ledger,
          transfers: [],
          transactions: [],
          calls: [],
          memos: [],
          events: forged,
        }
        assert.deepEqual(entry.capture(slices).legs, [])
      }
  })

  test(`${entry.name}: asks nothing of a ledger where it has no place`, () => {
    const needs = entry.needs('eip155:987654321' as LedgerId)
    assert.deepEqual([needs.topics, needs.accounts], [[], []])
  })
}
