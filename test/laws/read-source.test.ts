import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CordonError } from '../../src/model/errors.ts'
import { BITCOIN, ETHEREUM, type LedgerId } from '../../src/model/ledger.ts'
import { readSource } from '../../src/operations/trace-funds/read-source.ts'

const POLYGON = 'eip155:137' as LedgerId
const EVM = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2'
// The first output ever paid, in Bitcoin's genesis block.
const GENESIS = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
const HASH = 'ab'.repeat(32)

const codeOf = (text: string, ledgers: readonly LedgerId[]): string => {
  try {
    readSource(text, ledgers)
    return 'taken'
  } catch (error) {
    assert.ok(error instanceof CordonError)
    return error.code
  }
}

test('a bare address or hash belongs to the one ledger of the data on which it is valid', () => {
  const both = [BITCOIN, ETHEREUM]
  assert.deepEqual(readSource(EVM, both), { kind: 'account', account: `${ETHEREUM}:${EVM}`, asset: null, amount: null })
  assert.equal(readSource(`${GENESIS}=5`, both).kind, 'account')
  assert.deepEqual(readSource(`0x${HASH}`, both), { kind: 'transaction', ledger: ETHEREUM, tx: `0x${HASH}` })
  assert.deepEqual(readSource(HASH.toUpperCase(), both), { kind: 'transaction', ledger: BITCOIN, tx: HASH })
})

test('where it is valid on several, or on none, the ledger must be said', () => {
  assert.equal(codeOf(EVM, [ETHEREUM, POLYGON]), 'source-ledger-needed')
  assert.equal(codeOf(`0x${HASH}`, [ETHEREUM, POLYGON]), 'source-ledger-needed')
  assert.equal(codeOf(`0x${HASH}`, [BITCOIN]), 'source-ledger-needed')
  assert.equal(codeOf(`${POLYGON}:${EVM}`, [ETHEREUM, POLYGON]), 'taken')
  assert.equal(codeOf(`${POLYGON}:0x${HASH}`, [ETHEREUM]), 'taken')
})

test('what is no address anywhere is told with the reason', () => {
  assert.equal(codeOf(EVM.replace('f', 'F'), [ETHEREUM]), 'address-checksum')
  assert.equal(codeOf('nobody', [ETHEREUM]), 'address-malformed')
  assert.equal(codeOf(`${EVM}=-5`, [ETHEREUM]), 'amount-malformed')
  assert.equal(codeOf('=5', [ETHEREUM]), 'source-malformed')
})
