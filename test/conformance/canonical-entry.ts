import assert from 'node:assert/strict'
import { entryLine } from '../../src/formats/lists/entry-line.ts'
import type { ListEntry } from '../../src/model/list-entry.ts'

const KINDS = ['person', 'entity', 'vessel', 'aircraft', 'wallet']
const BIRTH = /^\d{4}(?:-\d\d(?:-\d\d)?)?(?:\/\d{4}(?:-\d\d(?:-\d\d)?)?)?~?$/

/** Holds an entry to what the model says of it. */
export function assertCanonicalEntry(entry: ListEntry): void {
  const at = JSON.stringify(entry).slice(0, 300)
  assert.ok(entry.id !== '' && entry.id.length <= 300, `key: ${at}`)
  assert.ok(KINDS.includes(entry.kind), at)
  const names = entry.names.map(name => name.text)
  assert.equal(new Set(names).size, names.length, `a name stands twice: ${at}`)
  assert.ok(
    names.every(name => name.trim() !== '' && name.length <= 1_000 && name.isWellFormed()),
    `name: ${at}`,
  )
  const primary = entry.names.map(name => name.strength === 'primary')
  assert.ok(primary.lastIndexOf(true) <= primary.filter(Boolean).length - 1, `primary names come first: ${at}`)
  const wallets = entry.wallets.map(wallet => wallet.address)
  assert.equal(new Set(wallets).size, wallets.length, `an address stands twice: ${at}`)
  for (const wallet of entry.wallets) {
    assert.match(wallet.address, /^[\x21-\x7e]{1,300}$/, at)
    assert.equal(new Set(wallet.ledgers).size, wallet.ledgers.length, at)
  }
  for (const domain of entry.domains) assert.ok(domain === domain.toLowerCase() && domain.includes('.'), at)
  for (const country of entry.countries) assert.match(country, /^[A-Z]{2}$/, at)
  for (const birth of entry.births) assert.match(birth, BIRTH, at)
  for (const time of [entry.listedAt, entry.expiresAt]) assert.ok(time === null || Number.isInteger(time), at)
  assert.ok(entry.remarks === null || (entry.remarks !== '' && entry.remarks.length <= 4_000), `remarks: ${at}`)
  assert.deepEqual(JSON.parse(entryLine(entry)), entry, 'an entry is what its line says')
}
