import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rankEndpoints } from '../../src/analysis/flow/rank-endpoints.ts'
import type { EndpointKind, EndpointRow } from '../../src/analysis/flow/trace-result.ts'
import { account, token } from './random-ledger.ts'

function row(n: number, kind: EndpointKind, asset: number, amount: bigint): EndpointRow {
  const name = kind === 'exchange' ? `Exchange ${n}` : null
  const times = { firstAt: 1, lastAt: 1 }
  return {
    account: account(n),
    kind,
    name,
    asset: token(asset),
    amount,
    ...times,
    basis: '',
    confidence: 100,
    freezableBy: [],
    path: [],
  }
}

const order = (rows: readonly EndpointRow[]) =>
  rankEndpoints(rows, asset => (asset === token(1) ? 'Issuer' : null)).map(r => r.account)

test('what an exchange or an issuer can still freeze comes before what nobody can', () => {
  const rows = [
    row(0, 'mixer', 0, 900n),
    row(1, 'held', 0, 800n),
    row(2, 'unknown-service', 0, 700n),
    row(3, 'held', 1, 5n),
    row(4, 'exchange', 0, 1n),
  ]
  assert.deepEqual(order(rows), [4, 3, 2, 1, 0].map(account))
})

test('an issuer is named for what an account holds, not for a pool that holds other people’s too', () => {
  const [held, pool] = [row(1, 'held', 1, 5n), row(2, 'swap', 1, 5n)].map(r => rankEndpoints([r], () => 'Issuer')[0])
  assert.deepEqual([held?.freezableBy, pool?.freezableBy], [['Issuer (issuer)'], []])
})

test('a million dollars in six decimals outrank a crumb in eighteen', () => {
  const crumb = row(1, 'exchange', 0, 10n ** 15n)
  const dollars = row(2, 'exchange', 2, 10n ** 12n)
  const rest = row(3, 'held', 0, 10n ** 21n)
  assert.deepEqual(order([crumb, dollars, rest]), [2, 1, 3].map(account))
})

test('the order does not depend on the order in which the rows come', () => {
  const rows = [row(1, 'held', 0, 5n), row(2, 'held', 0, 5n), row(3, 'held', 2, 5n), row(4, 'held', 2, 0n)]
  assert.deepEqual(order(rows), order([...rows].reverse()))
})
