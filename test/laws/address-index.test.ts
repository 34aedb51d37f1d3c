import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AddressIndex } from '../../src/analysis/screen/address/address-index.ts'
import { LookAlikeIndex } from '../../src/analysis/screen/address/look-alike-index.ts'
import { readWalletAddress } from '../../src/model/wallet-address.ts'
import { againstTheList } from '../campaigns/random-addresses.ts'
import { effortMs } from '../effort.ts'
import { fc } from '../property.ts'
import { needsShared } from '../shared-data.ts'
import { listedAddresses } from './listed-addresses.ts'
import { madeUpAddresses } from './made-up-addresses.ts'
import { spellings } from './spellings.ts'

test('the index answers as a Map of the same rows does, whatever the texts', () => {
  // Few letters, so that texts meet; also ones beyond one byte a character.
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', '0', '\u00ff', '\u0141', '\u0101'), maxLength: 4 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, fc.integer({ min: -5, max: 2 ** 31 - 1 })), { maxLength: 200 }),
      fc.array(text),
      (rows, asked) => {
        const index = AddressIndex.build(rows.map(([address, ref]) => ({ address, ref })))
        const map = new Map<string, number[]>()
        for (const [address, ref] of rows) map.set(address, [...(map.get(address) ?? []), ref])
        assert.equal(index.size, rows.length)
        for (const address of [...map.keys(), ...asked]) {
          assert.deepEqual(index.find(address), map.get(address) ?? [])
          assert.equal(index.has(address), map.has(address))
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('each of the 961 listed addresses is found in every valid spelling, and points to its own row', {
  skip: needsShared,
}, () => {
  const listed = listedAddresses().map(({ address }) => address)
  const index = AddressIndex.build(
    listed.map((address, ref) => ({ address: readWalletAddress(address)?.address ?? address, ref })),
  )
  listed.forEach((address, ref) => {
    for (const text of spellings(address))
      assert.deepEqual(index.find(readWalletAddress(text)?.address ?? text), [ref], text)
  })
  assert.equal(index.size, 961)
})

test('none of 20,000 random valid addresses of all forms is taken for a listed one', { skip: needsShared }, () =>
  againstTheList(1, 20_000),
)

test('addresses that differ in one character are told apart', () => {
  const rows = [...madeUpAddresses(9, 500)].map((address, ref) => ({ address, ref }))
  const index = AddressIndex.build(rows)
  for (const { address } of rows)
    for (const at of [0, address.length >> 1, address.length - 1]) {
      const other = address.slice(0, at) + (address[at] === '7' ? '8' : '7') + address.slice(at + 1)
      if (other !== address) assert.equal(index.has(other), false, other)
    }
})

test('texts made to meet in the hash table are still told apart, and found', () => {
  // One slot for all would be the worst: ten thousand texts of two characters' choice, equal ones a hundred times.
  const rows = Array.from({ length: 10_000 }, (_, ref) => ({ address: ref.toString(2).padStart(14, '0'), ref }))
  const index = AddressIndex.build([...rows, ...Array.from({ length: 100 }, () => ({ address: 'same', ref: 7 }))])
  for (const { address, ref } of rows) assert.deepEqual(index.find(address), [ref])
  assert.equal(index.find('same').length, 100)
  assert.equal(index.find('same', 3).length, 3)
  assert.deepEqual(AddressIndex.build([]).find('x'), [])
})

test('an address with the same ends as a listed one is told as its look-alike, and never the address itself', () => {
  const pairs = [
    // Address poisoning of May 2024: 1,155 WBTC were sent to the second instead of the first (public reports of the incident).
    ['0xd9a1b0b1e1ae382dbdc898ea68012ffcb2853a91', '0xd9a1c3788d81257612e2581a6ea0ada244853a91'],
    ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'TR7NHz1111111111111111111111gjLj6t'],
    ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'bc1qw508qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqf3t4'],
  ] as const
  const index = LookAlikeIndex.build(pairs.map(([address], ref) => ({ address, ref })))
  pairs.forEach(([address, fake], ref) => {
    const [found, ...more] = index.near(fake)
    assert.equal(found?.address, address)
    assert.equal(found?.ref, ref)
    assert.ok((found?.head ?? 0) >= 4 && (found?.tail ?? 0) >= 4)
    assert.deepEqual(more, [])
    assert.deepEqual(index.near(address), [])
  })
  assert.deepEqual(index.near('0xd9a1c3788d81257612e2581a6ea0ada244853a92'), [])
  for (const text of ['', '0x', 'T', 'bc1q', 'Kim Jong Un', '\u0430'.repeat(40)]) assert.deepEqual(index.near(text), [])
})

test('however many look-alikes somebody makes, an answer has at most 16, the most alike first', () => {
  const body = (i: number): string => i.toString(16).padStart(32, '0')
  const rows = Array.from({ length: 20_000 }, (_, ref) => ({ address: `0xd9a1${body(ref)}3a91`, ref }))
  const index = LookAlikeIndex.build(rows)
  const near = index.near(`0xd9a1${'f'.repeat(32)}3a91`)
  assert.equal(near.length, 16)
  for (let i = 1; i < near.length; i++) {
    const [a, b] = [near[i - 1], near[i]]
    assert.ok(a && b && a.head + a.tail >= b.head + b.tail)
  }
  const started = effortMs()
  for (let i = 0; i < 100; i++) index.near(`0xd9a1${'e'.repeat(32)}3a91`)
  assert.ok(effortMs() - started < 1_000)
})

test('random addresses do not look alike to the listed ones', { skip: needsShared }, () => {
  const index = LookAlikeIndex.build(listedAddresses().map(({ address }, ref) => ({ address, ref })))
  for (const text of madeUpAddresses(21, 20_000)) assert.deepEqual(index.near(text), [], text)
})
