import assert from 'node:assert/strict'
import { test } from 'node:test'
import { depositsForSweeps, payersOf } from '../../src/analysis/crossing/deposit-addresses.ts'
import { fixedfloat } from '../../src/catalog/crossings/fixedfloat.ts'
import { ExampleSlice, exampleTx, person } from '../../src/catalog/crossings/make-example.ts'
import { place } from '../../src/catalog/crossings/place.ts'
import { accountId } from '../../src/model/account.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Transfer } from '../../src/model/transfer.ts'

const hot = place('eth', person(800), 'hot', 'test')
const entry = fixedfloat.at([hot])

function legsAfter(slice: ExampleSlice) {
  const legs = entry.capture(slice).legs
  const past = (account: string): Transfer[] =>
    slice.transfers.filter(t => [t.from, t.to].some(a => accountId(ETHEREUM, a) === account))
  const found = depositsForSweeps(entry, legs, new Map(payersOf(entry, legs).map(a => [a, past(a)])))
  return found.map(l => [l.side, l.tx, l.account.slice(9)])
}

test('an order’s own address is swept long after the payout: the leg is the customer’s payment, and money for gas is no payout', () => {
  const slice = new ExampleSlice(ETHEREUM)
    .move(1, person(1), person(500), 1000n)
    .move(9, hot.address, person(77), 990n)
    .move(50, hot.address, person(500), 5n)
    .move(55, person(500), hot.address, 1004n)
  assert.deepEqual(legsAfter(slice), [
    ['out', exampleTx(9), person(77)],
    ['in', exampleTx(1), person(1)],
  ])
})

test('two payments to one address that are swept at once are two deposits', () => {
  const slice = new ExampleSlice(ETHEREUM)
    .move(1, person(1), person(500), 10n)
    .move(2, person(2), person(500), 20n)
    .move(9, person(500), hot.address, 30n)
  assert.deepEqual(legsAfter(slice), [
    ['in', exampleTx(1), person(1)],
    ['in', exampleTx(2), person(2)],
  ])
})

test('who pays others too, or kept the money for more than a day, is a customer: his own payment is the leg', () => {
  const busy = new ExampleSlice(ETHEREUM)
    .move(1, person(1), person(500), 30n)
    .move(2, person(500), person(3), 10n)
    .move(9, person(500), hot.address, 20n)
  assert.deepEqual(legsAfter(busy), [['in', exampleTx(9), person(500)]])
  const slow = new ExampleSlice(ETHEREUM)
    .move(1, person(1), person(500), 30n)
    .move(1 + 1441, person(500), hot.address, 30n)
  assert.deepEqual(legsAfter(slow), [['in', exampleTx(1442), person(500)]])
})
