import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { faultCodes, readMain } from './read-list.ts'

const shared = (path: string): string => readFileSync(sharedPath(path), 'utf8')

test('the FBI’s 51 addresses of the Bybit theft are all there, in lower case', { skip: needsShared }, () => {
  const text = shared('casebook/fbi-psa250226-eth-51.txt')
  const { entries, faults } = readMain('address-list', text)
  assert.deepEqual(
    entries.map(e => e.id),
    text.trim().toLowerCase().split('\n'),
  )
  assert.equal(entries.length, 51)
  assert.deepEqual(faults, [])
})

test('the 148 Bitcoin addresses of the report’s annex 6 are all there', { skip: needsShared }, () => {
  const text = shared('casebook/msmt-annex6-btc.txt')
  const { entries, faults } = readMain('address-list', text)
  assert.deepEqual(
    entries.map(e => e.wallets[0]?.address),
    text.trim().split('\n'),
  )
  assert.equal(entries.length, 148)
  assert.deepEqual(faults, [])
})

test('of 72 addresses of three thefts the five of the victims are left out and told', { skip: needsShared }, () => {
  const text = shared('data/labels/fbi-dprk/dprk-theft-addresses-tayvano.tsv')
  const { entries, faults } = readMain('incident-tsv', text)
  assert.deepEqual([entries.length, faultCodes(faults)], [67, { 'row-victim': 5 }])
  for (const word of ['ETH', 'TRX', 'BTC', 'SOL', 'XRP', 'LTC', 'DOGE'])
    assert.equal(
      entries.filter(e => e.wallets[0]?.ticker === word).length,
      text.split('\n').filter(line => line.split('\t')[1] === word && !line.includes('victim')).length,
      word,
    )
  assert.ok(entries.every(e => (e.wallets[0]?.ledgers.length ?? 0) > 0))
})

test('a hint orders the ledgers of an address and takes none away', () => {
  const row = (chain: string) =>
    readMain(
      'incident-tsv',
      `incident\tchain\taddress\trole\nX\t${chain}\t0x6953704e753c6fd70eb6b083313089e4fc258a20\tTheft\n`,
    )
  const [eth, bsc] = [row('ETH'), row('BSC')].map(read => read.entries[0]?.wallets[0]?.ledgers ?? [])
  assert.equal(eth?.[0], 'eip155:1')
  assert.equal(bsc?.[0], 'eip155:56')
  assert.deepEqual(eth?.toSorted(), bsc?.toSorted())
})

test('comments, remarks, repeated lines and a missing end are taken for what they are', () => {
  const text =
    '# head\n; more\n// more\n0x51E9d833Ecae4E8D9D8Be17300AEE6D3398C135D # the first\n0x51e9d833ecae4e8d9d8be17300aee6d3398c135d'
  const { entries, faults } = readMain('address-list', text)
  assert.deepEqual([entries.length, entries[0]?.remarks], [1, 'the first'])
  assert.deepEqual(faultCodes(faults), { 'row-merged': 1, 'end-unmarked': 1 })
})

test('an address of no known form is kept as published, on no ledger, and a line of words is told as lost', () => {
  const { entries, faults } = readMain('address-list', '3HQJ9ta7TmYNRjkby3nbMGdHzNCCiXs3Ui\nhello world\n')
  assert.deepEqual(entries[0]?.wallets, [
    { address: '3HQJ9ta7TmYNRjkby3nbMGdHzNCCiXs3Ui', ledgers: [], ticker: null, listedAt: null },
  ])
  assert.deepEqual(faultCodes(faults), { 'address-form': 1, 'address-unread!': 1 })
})

test('a private key that slipped into a list is neither kept nor repeated', () => {
  const key = '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ'
  const read = readMain('address-list', `322BLHv1BNQ9mJfZERtsN1a7MrwnyTDF9U\n${key}\n`)
  assert.ok(!JSON.stringify(read).includes(key))
  assert.deepEqual(faultCodes(read.faults), { 'address-private-key': 1, 'address-unread!': 1 })
})
