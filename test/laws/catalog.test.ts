import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readCase } from '../../src/catalog/cases/read-case.ts'
import { assetTable, CASES, KNOWN_ASSETS } from '../../src/catalog/index.ts'
import { formatUnits } from '../../src/model/amount.ts'
import { erc20, nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import { hasShared, sharedPath } from '../shared-data.ts'

const bybit = CASES.find(c => c.id === 'bybit-2025-02-21')
assert.ok(bybit)
const raw = (): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL('../../casebook/bybit-2025-02-21.json', import.meta.url), 'utf8'))

test('what Bybit lost is 401,346.768858404671846374 ETH, to the wei, and the staked ether with it', () => {
  const lost = new Map<string, bigint>()
  for (const t of bybit.transfers) {
    if (!bybit.sources.includes(t.tx)) continue
    lost.set(t.asset, (lost.get(t.asset) ?? 0n) + t.amount)
  }
  const units = (asset: string): string => formatUnits(lost.get(asset) ?? 0n, 18)
  assert.equal(units(nativeAsset(ETHEREUM)), '401346.768858404671846374')
  assert.equal(units(erc20(ETHEREUM, '0xae7ab96520de3a18e5e111b5eaab095312d7fe84')), '90375.547907685258392043')
  assert.equal(units(erc20(ETHEREUM, '0xd5f7838f5c461feff7fe49ea5ebaf7728bb0adfa')), '8000')
  assert.equal(units(erc20(ETHEREUM, '0xe6829d9a7ee3040e1276fa75293bde931859e8fa')), '15000')
})

test('every source of the case is a transaction that the case holds', () => {
  for (const source of bybit.sources)
    assert.ok(
      bybit.transfers.some(t => t.tx === source),
      source,
    )
})

const absent = hasShared ? false : 'the shared data folder is not here'

test('all 51 addresses of the FBI are tagged as the thief’s', { skip: absent }, () => {
  const listed = readFileSync(sharedPath('casebook/fbi-psa250226-eth-51.txt'), 'utf8').trim().split('\n')
  assert.equal(listed.length, 51)
  const thief = new Set<string>(bybit.tags.filter(t => t.category === 'thief').map(t => t.address))
  for (const address of listed) assert.ok(thief.has(address.trim().toLowerCase()), address)
})

test('every transfer of the published table is in the case, its amount to the last printed digit', {
  skip: absent,
}, () => {
  const text = readFileSync(sharedPath('data/heists/bybit-2025/bybit_trace_5hops.csv'), 'utf8')
  const held = new Map<string, string[]>()
  for (const t of bybit.transfers) {
    const key = `${t.tx} ${t.from} ${t.to} ${t.at}`
    held.set(key, [...(held.get(key) ?? []), formatUnits(t.amount, 18)])
  }
  for (const line of text.trim().split('\n').slice(1)) {
    const [, tx, , time = '', from, to, amount = ''] = line.split(',')
    const printed = amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount
    const found = held.get(`${tx} ${from} ${to} ${Date.parse(`${time.replace(' ', 'T')}Z`) / 1000}`) ?? []
    assert.ok(found.includes(printed), line)
  }
})

test('a case file with a slip in it is refused, and the slip is named', () => {
  const spoil = (change: (c: never) => void): unknown => {
    const copy = raw()
    change(copy as never)
    return copy
  }
  const code = (json: unknown): string => {
    try {
      readCase(json)
    } catch (error) {
      return (error as { code?: string }).code ?? String(error)
    }
    return 'taken'
  }
  type Slip = { tags: { address: string }[]; transfers: Record<string, unknown>[]; facts: { source: string }[] }
  const first = <T>(list: readonly T[]): T => {
    assert.ok(list[0] !== undefined)
    return list[0]
  }
  assert.equal(code(raw()), 'taken')
  assert.equal(code(null), 'case-file-malformed')
  assert.equal(
    code(
      spoil((c: Slip) => {
        first(c.tags).address = '0x51E9d833Ecae4E8D9D8Be17300AEE6D3398C135d'
      }),
    ),
    'address-checksum',
  )
  assert.equal(
    code(
      spoil((c: Slip) => {
        first(c.transfers)['amount'] = '1.5'
      }),
    ),
    'amount-malformed',
  )
  assert.equal(
    code(
      spoil((c: Slip) => {
        first(c.transfers)['amount'] = 1.5
      }),
    ),
    'case-file-malformed',
  )
  assert.equal(
    code(
      spoil((c: Slip) => {
        first(c.transfers)['extra'] = 1
      }),
    ),
    'case-file-malformed',
  )
  assert.equal(
    code(
      spoil((c: Slip) => {
        first(c.facts).source = 'hearsay'
      }),
    ),
    'case-source-unknown',
  )
  assert.equal(
    code(
      spoil((c: Slip) => {
        c.transfers.push(first(c.transfers))
      }),
    ),
    'case-transfer-twice',
  )
})

test('Tether can freeze USDT on both its great ledgers; nobody can freeze ether', () => {
  assert.equal(KNOWN_ASSETS.get(nativeAsset(ETHEREUM))?.issuer, null)
  const usdt = assetTable().filter(a => a.symbol === 'USDT')
  assert.deepEqual(
    usdt.map(a => a.issuer),
    ['Tether', 'Tether'],
  )
  assert.equal(KNOWN_ASSETS.size, assetTable().length)
})
