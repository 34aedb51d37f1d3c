import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { parseInstant } from '../../../src/model/instant.ts'
import { readWalletAddress } from '../../../src/model/wallet-address.ts'
import { needsShared, sharedPath } from '../../shared-data.ts'
import { faultCodes, formatOf, type ReadList, readList, readMain } from './read-list.ts'

const HEAD = 'שם מלא,תעודת זהות,דרכון,תאריך לידה,מספר זיהוי הארנק האלקטרוני/ יוזר,מטבע\r\n'
const REPAIRED = 'TH96tFMn8KGiYSLiwcV3E2UiaJc8jmcbz3'
const real = (name: string): string => readFileSync(sharedPath('data/sanctions/israel-nbctf', name), 'utf8')
const readReal = (): ReadList =>
  readList(formatOf('il-nbctf'), { main: real('wallets.csv'), releases: real('releases.csv') })

test('all 402 TRON wallets of the orders are found, one of them behind Cyrillic letters', { skip: needsShared }, () => {
  const { entries, faults } = readReal()
  const tron = new Set(
    entries.flatMap(e => e.wallets.filter(w => w.ledgers.includes('tron:0x2b6653dc' as never)).map(w => w.address)),
  )
  const plain = real('wallets.csv').match(/\bT[1-9A-HJ-NP-Za-km-z]{33}\b/g) ?? []
  const expected = new Set([...plain, REPAIRED])
  assert.equal(expected.size, 402)
  assert.deepEqual(tron, expected)
  const repair = faults.find(f => f.code === 'address-repaired')
  assert.deepEqual([repair?.line, repair?.lost], [371, false])
})

test('every row of the real table is a heading, an entry, a part of one, or told', { skip: needsShared }, () => {
  const { entries, faults } = readReal()
  const rows = (parse(real('wallets.csv'), { relax_column_count: true, from_line: 2 }) as string[][]).map(row =>
    row.map(cell => cell.trim()),
  )
  const filled = rows.filter(row => row.some(cell => cell !== ''))
  const headings = filled.filter(row => /^צ\.ת/.test(row[0] ?? '') && row.slice(1).every(cell => cell === ''))
  const continued = filled.filter(
    row =>
      !headings.includes(row) && ['', '-'].includes(row[4] ?? '') && row.slice(0, 4).some(c => c !== '' && c !== '-'),
  )
  const owners = entries.filter(e => e.id.includes(' owner ')).length
  const merged = faults.filter(f => f.code === 'row-merged').length
  const bare = faults.filter(f => f.code === 'row-bare').length
  assert.ok(headings.length >= 25)
  assert.ok(continued.length >= owners)
  const withWallet = filled.length - headings.length - continued.length - bare
  assert.equal(entries.length - owners, withWallet - merged)
  assert.equal(faults.filter(f => f.lost).length, 0)
  assert.ok(entries.every(e => e.programmes.length === 1))
})

test('an order ends at the end of its last day, and a forfeiture never', { skip: needsShared }, () => {
  const { entries } = readReal()
  const of = (order: string) => entries.filter(e => e.id.startsWith(`${order} `))
  assert.equal(of('18/26').length, 37)
  for (const entry of of('18/26')) {
    assert.equal(entry.listedAt, parseInstant('2026-07-01'))
    assert.equal(entry.expiresAt, parseInstant('2028-07-02'))
  }
  assert.ok(of('53/25').every(e => e.expiresAt === null))
  const two = entries.find(e => e.wallets.length === 2)
  assert.deepEqual(
    two?.wallets.map(w => w.address),
    ['0xc8fe1c81e927540fcc99ebb3c880a840082293da', 'TR2nTb64cQMx6tqFwisoC6o7barFWHhPiw'],
  )
})

test('the rest of a name and further documents belong to the row above', () => {
  const { entries } = readMain(
    'il-nbctf',
    `${HEAD}צ.ת 5/23\r\nBABED AL-AZIZ,803629898,-,-,61279006,\r\nEID,,,,,\r\n,מס' דרכון: 4968594,,,,\r\n`,
  )
  assert.equal(entries.length, 1)
  assert.deepEqual(
    entries[0]?.names.map(n => n.text),
    ['BABED AL-AZIZ', 'BABED AL-AZIZ EID'],
  )
  assert.deepEqual(
    entries[0]?.identifiers.map(i => i.value),
    ['61279006', '803629898', "מס' דרכון: 4968594"],
  )
})

test('look-alike letters are put right only where a checksum proves it, or where hex leaves no doubt', () => {
  const wallet = (text: string) => readMain('il-nbctf', `${HEAD}צ.ת 1/26\r\n,,,,${text},\r\n`)
  assert.equal(wallet('TН96tFMn8KGiYSLiwсV3E2UiaJc8jmcbz3').entries[0]?.wallets[0]?.address, REPAIRED)
  assert.ok(readWalletAddress(REPAIRED))
  const wrong = wallet('TН96tFMn8KGiYSLiwсV3E2UiaJc8jmcbz4')
  assert.deepEqual([wrong.entries[0]?.wallets.length, wrong.entries[0]?.identifiers[0]?.type], [0, 'Account'])
  const evm = wallet('0x21b8d56bda776bbе68655a16895afd96f5534fed')
  assert.equal(evm.entries[0]?.wallets[0]?.address, '0x21b8d56bda776bbe68655a16895afd96f5534fed')
  assert.equal(evm.faults.filter(f => f.code === 'address-repaired').length, 1)
})

test('without the table of orders nothing ends, and that is told; a row before any order is kept', () => {
  const read = readMain('il-nbctf', `${HEAD},,,,${REPAIRED},\r\n`)
  assert.equal(read.entries[0]?.expiresAt, null)
  assert.deepEqual(faultCodes(read.faults), { 'companion-missing': 1, 'order-missing': 1 })
})

test('an order whose end cannot be read holds on, and that is told', () => {
  const releases =
    'סוג,תאריך עדכון,תוקף הצו\r\nצ.ת 1/26 של שר הביטחון,02.02.2026,אולי\r\nצו תפיסה 79/21 של שר הביטחון,29.12.2021,29.12.2023\r\n'
  const main = `${HEAD}צ.ת 1/26\r\n,,,,${REPAIRED},\r\nצ.ת 79/21\r\n,,,,854716,-\r\n`
  const { entries, faults } = readList(formatOf('il-nbctf'), { main, releases })
  assert.deepEqual(
    entries.map(e => e.expiresAt),
    [null, parseInstant('2023-12-30')],
  )
  assert.deepEqual(faultCodes(faults), { 'order-validity': 1 })
})
