import assert from 'node:assert/strict'
import { parseAddress } from '../../src/model/address.ts'
import { parseAmount } from '../../src/model/amount.ts'
import { parseAsset } from '../../src/model/asset.ts'
import { parseInstant } from '../../src/model/instant.ts'
import { parseLedger } from '../../src/model/ledger.ts'
import { isServiceCategory, type Tag } from '../../src/model/tag.ts'
import type { Transfer } from '../../src/model/transfer.ts'

const CATEGORIES = 'exchange mixer bridge swap defi payment gambling service thief victim other'.split(' ')
const BASES = 'publisher court ledger-data behaviour heuristic untrusted'.split(' ')

function whole(value: number, least: number, most: number): void {
  assert.ok(Number.isInteger(value) && value >= least && value <= most && !Object.is(value, -0), `${value}`)
}

/** Every field stands as the model's own constructor would write it. */
export function assertCanonicalTransfer(t: Transfer): void {
  assert.equal(parseLedger(t.ledger), t.ledger)
  assert.equal(parseAddress(t.ledger, t.from), t.from)
  assert.equal(parseAddress(t.ledger, t.to), t.to)
  assert.equal(parseAsset(t.ledger, t.asset), t.asset)
  assert.equal(typeof t.amount, 'bigint')
  assert.equal(parseAmount(t.amount.toString()), t.amount)
  assert.equal(parseInstant(String(t.at)), t.at)
  assert.match(t.tx, t.ledger.startsWith('eip155:') ? /^0x[0-9a-f]{64}$/ : /^[\x21-\x7e]{1,128}$/)
  whole(t.at, 1230940800, 4102444800)
  whole(t.block, 0, 1e15)
  whole(t.index, -(2 ** 31), 2 ** 31 - 1)
}

/** Every field of a tag is one of the model's words, and its address is checked on its ledger. */
export function assertCanonicalTag(tag: Tag): void {
  if (tag.ledger !== null) {
    assert.equal(parseLedger(tag.ledger), tag.ledger)
    assert.equal(parseAddress(tag.ledger, tag.address), tag.address)
  }
  assert.match(tag.address, /^[\x21-\x7e]{1,128}$/)
  assert.ok(tag.label.trim() !== '' && tag.source !== '')
  assert.ok(CATEGORIES.includes(tag.category), tag.category)
  assert.equal(isServiceCategory(tag.category), CATEGORIES.indexOf(tag.category) < 8)
  assert.ok(BASES.includes(tag.basis), tag.basis)
  whole(tag.confidence, 0, 100)
  if (tag.at !== null) whole(tag.at, 1230940800, 4102444800)
}
