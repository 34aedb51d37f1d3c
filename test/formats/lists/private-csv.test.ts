import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInstant } from '../../../src/model/instant.ts'
import { faultCodes, readMain } from './read-list.ts'

test('any of the columns will do, and what they hold is what the list covers', () => {
  const covers = (header: string, row: string) => readMain('private-csv', `${header}\n${row}\n`).reading.covers
  assert.deepEqual(covers('address', '322BLHv1BNQ9mJfZERtsN1a7MrwnyTDF9U'), ['wallets'])
  assert.deepEqual(covers('Name', 'Pak Jin Hyok'), ['names'])
  assert.deepEqual(covers('domain,name', 'example.org,Somebody'), ['names', 'domains'])
  assert.throws(() => readMain('private-csv', 'id,kind\n1,person\n'), { code: 'list-header' })
})

test('several values stand between bars, and the key is one’s own or comes from what is listed', () => {
  const text =
    'name,aliases,address,ledger,birth,country,listed,expires\nPak Jin Hyok|박진혁,Kim,0x098b716b8aaf21512996dc57eb0615e2383e2f96|322BLHv1BNQ9mJfZERtsN1a7MrwnyTDF9U,,1984-08-15|1984-10-18,KP|China,2023-02-10,2030-01-01\n'
  const [entry] = readMain('private-csv', text).entries
  assert.deepEqual(
    entry?.names.map(n => `${n.strength} ${n.text}`),
    ['primary Pak Jin Hyok', 'strong 박진혁', 'strong Kim'],
  )
  assert.equal(entry?.wallets.length, 2)
  assert.deepEqual(
    [entry?.births, entry?.countries],
    [
      ['1984-08-15', '1984-10-18'],
      ['KP', 'CN'],
    ],
  )
  assert.deepEqual([entry?.listedAt, entry?.expiresAt], [parseInstant('2023-02-10'), parseInstant('2030-01-01')])
  assert.equal(entry?.id, '0x098b716b8aaf21512996dc57eb0615e2383e2f96')
})

test('a ledger by its short name or CAIP-2 id comes first of those on which the address is valid', () => {
  for (const ledger of ['ltc', 'bip122:12a765e31ffd4059bada1e25190f6e98', 'LTC']) {
    const { entries } = readMain('private-csv', `address,ledger\n322BLHv1BNQ9mJfZERtsN1a7MrwnyTDF9U,${ledger}\n`)
    assert.equal(entries[0]?.wallets[0]?.ledgers[0], 'bip122:12a765e31ffd4059bada1e25190f6e98', ledger)
  }
})

test('a repeated key, a row of nobody, a bad address and a bad domain are each told as lost', () => {
  const text = 'id,name,address,domain\n1,A B,,\n1,C D,,\n2,,,\n3,E F,not an address,\n4,,,no-domain\n'
  const { entries, faults } = readMain('private-csv', text)
  assert.deepEqual(
    entries.map(e => e.id),
    ['1', '3'],
  )
  assert.deepEqual(faultCodes(faults), {
    'id-repeated!': 1,
    'name-missing!': 2,
    'address-unread!': 1,
    'domain-unread!': 1,
  })
  assert.deepEqual(
    faults.map(f => f.line),
    [3, 4, 5, 6, 6],
  )
})

test('a formula of a spreadsheet is a text like any other', () => {
  const [entry] = readMain('private-csv', "name,remarks\n=HYPERLINK('x'),@SUM(1)\n").entries
  assert.deepEqual([entry?.names[0]?.text, entry?.remarks], ["=HYPERLINK('x')", '@SUM(1)'])
})
