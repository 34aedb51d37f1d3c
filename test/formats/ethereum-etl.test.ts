import assert from 'node:assert/strict'
import { test } from 'node:test'
import { etlTraces, etlTransactions } from '../../src/formats/ethereum-etl.ts'

const FROM = `0x${'a'.repeat(40)}`
const TO = `0x${'b'.repeat(40)}`
const TX = `0x${'5c'.repeat(32)}`
const TRACE = {
  block_number: '21895319',
  transaction_hash: TX,
  from_address: FROM,
  to_address: TO,
  value: '5',
  trace_type: 'call',
  call_type: 'call',
  trace_address: '',
  error: '',
  status: '1',
  block_timestamp: '1740148187',
}
const TRANSACTION = {
  hash: TX,
  block_number: '21895319',
  from_address: FROM,
  to_address: TO,
  value: '5',
  block_timestamp: '1740148187',
  receipt_status: '1',
  receipt_contract_address: '',
}

function outcome(format: typeof etlTraces, row: Readonly<Record<string, string>>, change: Record<string, string>) {
  const cells = Object.values({ ...row, ...change })
  const got = format.bind(Object.keys(row), { ledger: null, file: 't.csv' })(cells, 2)
  if (got.kind === 'rows') return got.rows.map(({ to, index }) => ({ to, index }))
  return got.kind === 'skipped' ? got.reason : got.refusal.code
}

test('the outermost call is the transaction itself, an inner one has a place of its own', () => {
  for (const trace_address of ['', '[]'])
    assert.deepEqual(outcome(etlTraces, TRACE, { trace_address }), [{ to: TO, index: -1 }])
  for (const trace_address of ['0', '0,1', '[0, 1]']) {
    const rows = outcome(etlTraces, TRACE, { trace_address })
    assert.ok(Array.isArray(rows) && rows.every(row => row.index <= -2))
  }
})

test('calls that move nothing are passed over: failed, without value, of borrowed code, block rewards', () => {
  const changes: Record<string, string>[] = [
    ...[{ status: '0' }, { status: '0.0' }, { error: 'Reverted' }, { value: '0' }],
    ...[{ call_type: 'delegatecall' }, { call_type: 'staticcall' }, { call_type: 'callcode' }],
    ...[{ trace_type: 'reward' }, { trace_type: 'genesis' }, { trace_type: '' }],
  ]
  for (const change of changes) {
    const got = outcome(etlTraces, TRACE, change)
    assert.ok(typeof got === 'string', JSON.stringify(change))
    // A reason in words, not the code of a refusal.
    assert.doesNotMatch(got, /^[a-z]+-[a-z-]+$/)
  }
})

test('a contract that destroys itself pays out what it held', () => {
  assert.deepEqual(outcome(etlTraces, TRACE, { trace_type: 'suicide', call_type: '', trace_address: '0' }), [
    { to: TO, index: (outcome(etlTraces, TRACE, { trace_address: '0' }) as { index: number }[])[0]?.index },
  ])
})

test("a receipt's status is 1 or 0, also as pandas writes it, or empty before Byzantium; nothing else is guessed at", () => {
  for (const receipt_status of ['1', '1.0', ''])
    assert.ok(Array.isArray(outcome(etlTransactions, TRANSACTION, { receipt_status })))
  for (const receipt_status of ['0', '0.0'])
    assert.equal(outcome(etlTransactions, TRANSACTION, { receipt_status }), 'failed')
  for (const receipt_status of ['2', 'true', 'ok', '-1'])
    assert.equal(outcome(etlTransactions, TRANSACTION, { receipt_status }), 'status-unknown')
})

test('value sent with the making of a contract goes to the contract', () => {
  const made = { to_address: '', receipt_contract_address: `0x${'c'.repeat(40)}` }
  assert.deepEqual(outcome(etlTransactions, TRANSACTION, made), [{ to: made.receipt_contract_address, index: -1 }])
  assert.equal(outcome(etlTransactions, TRANSACTION, { to_address: '' }), 'address-malformed')
})
