import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noRows, readTable } from '../../src/adapters/files/read-table.ts'
import { sniffTransferFormat } from '../../src/adapters/files/sniff-format.ts'
import { etherscanErc20, etherscanInternal, etherscanNormal } from '../../src/formats/etherscan.ts'
import type { RowContext, TransferRowFormat } from '../../src/formats/row-format.ts'
import { CordonError } from '../../src/model/errors.ts'
import type { LedgerId } from '../../src/model/ledger.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { csvText, tableFile } from '../table-files.ts'

// A transaction of the Bybit theft's first account.
const THIEF = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2'
const NEXT = '0xa4b2fd68593b6f34e51cb9edb66e71c1b4ab449e'
const TETHER = '0xdac17f958d2ee523a2206206994597c13d831ec7'
const TX = '0xdd5cd734d4d67ff5af7e53cdd72c26d4d7d28d08c8f0ff32d12ab3e2a277e4bc'
const HEAD = ['Transaction Hash', 'Blockno', 'UnixTimestamp', 'DateTime (UTC)']
const NORMAL = [
  ...[...HEAD, 'From', 'To', 'ContractAddress', 'Value_IN(ETH)', 'Value_OUT(ETH)', 'CurrentValue @ $2548.24/Eth'],
  ...['TxnFee(ETH)', 'TxnFee(USD)', 'Historical $Price/Eth', 'Status', 'ErrCode', 'Method'],
]
const INTERNAL = [
  ...[...HEAD, 'ParentTxFrom', 'ParentTxTo', 'ParentTxETH_Value', 'From', 'TxTo', 'ContractAddress', 'Value_IN(ETH)'],
  ...['Value_OUT(ETH)', 'CurrentValue @ $2548.24/Eth', 'Historical $Price/Eth', 'Status', 'ErrCode', 'Type'],
]
const ERC20 = [...HEAD, 'From', 'To', 'TokenValue', 'USDValueDayOfTx', 'ContractAddress', 'TokenName', 'TokenSymbol']
const WHEN = [TX, '21895319', '1740148187', '2025-02-21 14:29:47']

const normal = (value: string, status = '', error = '', to = NEXT, created = ''): string[] => [
  ...[...WHEN, THIEF, to, created, '0', value, '1', '0.0004', '1.1', '2661.41', status, error, 'Transfer'],
]
const internal = (value: string, status = '0', error = ''): string[] => [
  ...[...WHEN, THIEF, NEXT, '0', NEXT, THIEF, '', value, '0', '1', '2661.41', status, error, 'call'],
]
const token = (value: string, contract = TETHER): string[] => [
  ...[...WHEN, THIEF, NEXT, value, '', contract, 'Tether USD', 'USDT'],
]

function kinds(
  format: TransferRowFormat,
  columns: readonly string[],
  rows: readonly string[][],
  context?: Partial<RowContext>,
) {
  const read = format.bind(columns, { ledger: null, file: 'export.csv', ...context })
  return rows.map((cells, i) => {
    const outcome = read(cells, i + 2)
    if (outcome.kind === 'rows') return outcome.rows[0]?.amount
    return outcome.kind === 'skipped' ? outcome.reason : outcome.refusal.code
  })
}

test('a failed transaction and a call without value are passed over, and any other status is asked about', () => {
  const rows = [
    normal('1.0'),
    normal('1.0', 'Error(0)', 'execution reverted'),
    normal('1', '', 'out of gas'),
    normal('0'),
  ]
  assert.deepEqual(kinds(etherscanNormal, NORMAL, [...rows, normal('1', 'Dropped')]), [
    10n ** 18n,
    'failed',
    'failed',
    'a call without value',
    'status-unknown',
  ])
})

test('an internal call with status 1 failed: the column repeats isError', () => {
  assert.deepEqual(
    kinds(etherscanInternal, INTERNAL, [internal('1'), internal('1', '1'), internal('1', '0', 'Reverted')]),
    [10n ** 18n, 'failed', 'failed'],
  )
})

test('a row with neither value is refused, not taken for a call without one', () => {
  const row = normal('').map((cell, i) => (NORMAL[i] === 'Value_IN(ETH)' ? '' : cell))
  assert.deepEqual(kinds(etherscanNormal, NORMAL, [row]), ['amount-malformed'])
})

test('value sent to a contract in the making goes to the contract', () => {
  const read = etherscanNormal.bind(NORMAL, { ledger: null, file: 'export.csv' })
  const outcome = read(normal('1', '', '', '', NEXT), 2)
  assert.ok(outcome.kind === 'rows')
  assert.equal(outcome.rows[0]?.to, NEXT)
})

test('an ERC-20 export tells of a token whose decimals nobody knows, and reads it once they are told', () => {
  const rows = [token('90,000.25'), token('90,000.25', NEXT), token('0', NEXT)]
  assert.deepEqual(kinds(etherscanErc20, ERC20, rows), [90_000_250_000n, 'decimals-unknown', 0n])
  const decimals = new Map([[NEXT, 2]])
  assert.deepEqual(kinds(etherscanErc20, ERC20, rows, { decimals }), [90_000_250_000n, 9_000_025n, 0n])
})

test("Ethereum's tokens say nothing of the decimals on another ledger", () => {
  const context = { ledger: 'eip155:56' as LedgerId }
  assert.deepEqual(kinds(etherscanErc20, ERC20, [token('1')], context), ['decimals-unknown'])
  assert.throws(
    () => etherscanNormal.bind(NORMAL, { ledger: 'tron:0x2b6653dc' as LedgerId, file: 'export.csv' }),
    (error: unknown) => error instanceof CordonError && error.code === 'ledger-not-evm',
  )
})

test('the three exports are told apart by their headers, in all the names that Etherscan has given them', async t => {
  const old = (columns: readonly string[]): string[] =>
    columns.map(c =>
      c === 'Transaction Hash' ? 'Txhash' : c === 'DateTime (UTC)' ? 'DateTime' : c.replace('TokenValue', 'Value'),
    )
  const polygon = NORMAL.map(c => c.replace('(ETH)', '(MATIC)').replace('$Price/Eth', '$Price/MATIC'))
  const told: [string, readonly string[]][] = [
    ['etherscan-normal', NORMAL],
    ['etherscan-normal', [...old(NORMAL), 'PrivateNote']],
    ['etherscan-normal', polygon],
    ['etherscan-internal', INTERNAL],
    ['etherscan-internal', [...old(INTERNAL), 'PrivateNote']],
    ['etherscan-erc20', ERC20],
    ['etherscan-erc20', old(ERC20)],
  ]
  for (const [name, columns] of told)
    assert.equal((await sniffTransferFormat(await tableFile(t, 'e.csv', csvText([columns], '\r\n', true)))).name, name)
})

test('two equal internal calls of one transaction stay two, and the same call in two exports stays one', async t => {
  const read = async (rows: readonly string[][]): Promise<Transfer[]> => {
    const path = await tableFile(t, 'internal.csv', `\uFEFF${csvText([INTERNAL, ...rows], '\r\n', true)}`)
    const found: Transfer[] = []
    for await (const batch of readTable(path, etherscanInternal, { ledger: null, file: 'internal.csv' }, noRows()))
      found.push(...batch)
    return found
  }
  const first = await read([internal('1'), internal('2'), internal('1')])
  const second = await read([internal('2'), internal('1'), internal('1')])
  const keys = (found: Transfer[]) => found.map(f => `${f.index} ${f.amount}`).sort()
  assert.equal(new Set(keys(first)).size, 3)
  assert.deepEqual(keys(second), keys(first))
})
