import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { noRows, readTable } from '../../src/adapters/files/read-table.ts'
import { sniffTagFormat, sniffTransferFormat } from '../../src/adapters/files/sniff-format.ts'
import { readSourceList } from '../../src/formats/source-list.ts'
import { graphsenseTags } from '../../src/formats/tag-csv.ts'
import { readTagPack } from '../../src/formats/tagpack.ts'
import { parseAddress } from '../../src/model/address.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Tag } from '../../src/model/tag.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { assertCanonicalTag, assertCanonicalTransfer } from '../conformance/canonical-row.ts'
import { needsShared, sharedPath } from '../shared-data.ts'
import { needsTime } from '../thorough.ts'

const real = { skip: needsShared }
const textOf = (path: string): string => readFileSync(sharedPath(path), 'utf8')
/** The cells of a table without line breaks in cells; enough for these files, and no code of the readers. */
const cellsOf = (path: string): string[][] =>
  textOf(path)
    .trim()
    .split(/\r?\n/)
    .map(line => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(m => m[1] as string))
/** A decimal figure in units of 10 to the power of -places, cut: by moving the point in the text. */
const shifted = (text: string, places: number): bigint => {
  const [whole = '0', part = ''] = text.replaceAll(/[",]/g, '').split('.')
  return BigInt(whole + part.slice(0, places).padEnd(places, '0'))
}

async function readTransfers(path: string) {
  const format = await sniffTransferFormat(sharedPath(path))
  const counts = noRows()
  const transfers: Transfer[] = []
  for await (const batch of readTable(sharedPath(path), format, { ledger: null, file: basename(path) }, counts))
    transfers.push(...batch)
  for (const transfer of transfers) assertCanonicalTransfer(transfer)
  return { name: format.name, counts, transfers }
}

for (const [name, rows] of [
  ['harmony-2023', 3887],
  ['lifi-2024', 135],
] as const)
  test(`the ${name} flows are read to the last row and the last millionth of a dollar`, real, async () => {
    const path = `data/heists/${name}/flows.csv`
    const { name: format, counts, transfers } = await readTransfers(path)
    assert.equal(format, 'flows')
    assert.deepEqual(counts, { read: rows, skipped: 0, refused: 0, refusals: [] })
    const [, ...table] = cellsOf(path)
    assert.equal(table.length, rows)
    const total = table.reduce((sum, cells) => sum + shifted(cells[7] ?? '', 6), 0n)
    assert.equal(
      transfers.reduce((sum, t) => sum + t.amount, 0n),
      total,
    )
    assert.equal(new Set(transfers.map(t => `${t.tx}:${t.index}`)).size, rows)
  })

test(
  'the Bybit hops are read; refused are the imitations that its publisher marked as spam, and only these',
  real,
  async () => {
    const path = 'data/heists/bybit-2025/bybit_trace_5hops.csv'
    const { name, counts, transfers } = await readTransfers(path)
    const [, ...table] = cellsOf(path)
    assert.equal(name, 'trace-table')
    assert.equal(counts.read, table.length)
    assert.equal(transfers.length + counts.skipped + counts.refused, table.length)
    const native = table.filter(cells => cells[8] === 'native')
    assert.equal(counts.skipped, native.filter(cells => Number(cells[6]) === 0).length)
    const sum = (rows: readonly Transfer[]): bigint => rows.reduce((total, t) => total + t.amount, 0n)
    assert.equal(
      sum(transfers.filter(t => t.asset === 'eip155:1/slip44:60')),
      native.reduce((total, cells) => total + shifted(cells[6] ?? '', 18), 0n),
    )
    // Who published the table marked the imitations himself: value in a token that only looks like ETH or stETH.
    const imitations = table.flatMap((cells, i) => (cells[10] === 'yes' && Number(cells[6]) > 0 ? [i + 2] : []))
    assert.deepEqual(
      counts.refusals.map(({ line, field, code }) => `${line} ${field} ${code}`),
      imitations.map(line => `${line} amount decimals-unknown`),
    )
  },
)

/** Refusals by file, and what is wrong with the addresses: the sources' own slips. */
const WRONG: Readonly<Record<string, readonly [number, string]>> = {
  'etherscamdb_tagpack.yaml': [1, 'a Bitcoin address with a letter too many'],
  'etherscan-label-word-cloud.yaml': [2, 'EIP-55 checksums that do not hold'],
  'exchange-wallets-bitfinexcom.yaml': [8, 'Tether on Kusama, Solana, Algorand, Tezos, Polkadot, Near, SLP'],
  'exchange-wallets-kucoin.yaml': [11, 'Tether and USD Coin on Algorand and EOS, addresses broken over lines'],
  'ofac.yaml': [1, 'a TRON address under BTC'],
  'plustoken.yaml': [2, 'a letter too many; an address in lower case'],
}

test('every TagPack is read; each tag is taken, of another ledger, or one of the known slips', {
  skip: needsShared || needsTime,
}, () => {
  const folder = sharedPath('data/labels/tagpacks')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.yaml'))
  assert.ok(files.length > 60)
  const refused: Record<string, number> = {}
  for (const file of files) {
    const text = textOf(`data/labels/tagpacks/${file}`)
    const { tags, skipped, refusals } = readTagPack(text, file)
    const written = text.match(/^\s*(?:- )?address:/gm)?.length
    assert.equal(tags.length + skipped + refusals.length, written, file)
    for (const tag of tags) assertCanonicalTag(tag)
    const lines = text.split('\n')
    for (const { line, reason } of refusals) {
      refused[file] = (refused[file] ?? 0) + 1
      const address = /"([^"]*)"/.exec(reason)?.[1] ?? '?'
      assert.ok(
        lines
          .slice(line - 1, line + 2)
          .join('\n')
          .includes(address),
        `${file}:${line} ${reason}`,
      )
    }
  }
  assert.deepEqual(refused, Object.fromEntries(Object.entries(WRONG).map(([file, [count]]) => [file, count])))
})

test('the flattened tags give what their packs give', real, async () => {
  const path = 'data/labels/graphsense-tags-core.csv'
  assert.equal(await sniffTagFormat(sharedPath(path)), 'graphsense-tags')
  const counts = noRows()
  const tags: Tag[] = []
  for await (const batch of readTable(sharedPath(path), graphsenseTags, { ledger: null, file: path }, counts))
    tags.push(...batch)
  const [, ...table] = cellsOf(path)
  assert.equal(counts.read, table.length)
  assert.equal(tags.length + counts.skipped + counts.refused, table.length)
  const refused: Record<string, number> = {}
  for (const { line, field } of counts.refusals) {
    assert.equal(field, 'address')
    const pack = table[line - 2]?.at(-1) || table[line - 2]?.at(-2) || '?'
    refused[pack] = (refused[pack] ?? 0) + 1
  }
  assert.deepEqual(refused, Object.fromEntries(Object.entries(WRONG).map(([file, [count]]) => [file, count])))
  const ethereum = new Set(tags.filter(t => t.ledger === ETHEREUM).map(t => t.address))
  for (const [address = '', currency] of table)
    if (currency === 'ETH' && /^0x[0-9a-f]{40}$/.test(address)) assert.ok(ethereum.has(address as Tag['address']))
})

test('lists of sources, terminals and addresses give one checked address a line', real, () => {
  for (const [path, count] of [
    ['data/heists/harmony-2023/sources.csv', null],
    ['data/heists/harmony-2023/terminals.csv', null],
    ['data/heists/lifi-2024/sources.csv', null],
    ['data/heists/lifi-2024/terminals.csv', null],
    ['data/labels/fbi-dprk/fbi-psa-250226-bybit-51.txt', 51],
  ] as const) {
    const list = readSourceList(textOf(path))
    const lines = new Set(textOf(path).match(/0x[0-9a-f]{40}/gi))
    assert.equal(list.length, count ?? lines.size)
    for (const address of list) parseAddress(ETHEREUM, address)
  }
})
