import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unitWriter } from '../../src/formats/show-units.ts'

const units = unitWriter([
  { asset: 'eip155:1/slip44:60', symbol: 'ETH', name: 'Ether', decimals: 18 },
  { asset: 'eip155:1/erc20:0x01', symbol: null, name: null, decimals: null },
])

test('amounts are cut at four decimal places, never rounded up, and small ones keep two digits', () => {
  const shown = (amount: string) => units.amount(amount, 'eip155:1/slip44:60')
  assert.equal(shown('401346768858404671846374'), '401,346.7688 ETH')
  assert.equal(shown('1999999999999999999'), '1.9999 ETH')
  assert.equal(shown('1000000000000000000'), '1 ETH')
  assert.equal(shown('-98288160400000000000000'), '-98,288.1604 ETH')
  assert.equal(shown('12345'), '0.000000000000012 ETH')
  assert.equal(shown('0'), '0 ETH')
})

test('an exact amount has every digit', () => {
  assert.equal(units.exact('401346768858404671846374', 'eip155:1/slip44:60'), '401,346.768858404671846374 ETH')
  assert.equal(units.exact('-1000', 'eip155:1/slip44:60'), '-0.000000000000001 ETH')
})

test('an asset that nobody named is told in base units', () => {
  assert.equal(units.amount('1234567', 'eip155:1/erc20:0x01'), '1,234,567 base units of erc20:0x01')
})
