import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transfers } from '../../src/formats/transfers.ts'

const COLUMNS = ['ledger', 'tx_hash', 'log_index', 'block', 'time', 'from', 'to', 'asset', 'amount']
const TX = `0x${'5C'.repeat(32)}`
// EIP-55's first two examples.
const FROM = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const TO = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const GOOD: Readonly<Record<string, string>> = {
  ledger: 'eth',
  tx_hash: TX,
  log_index: '7',
  block: '21895319',
  time: '1740148187',
  from: FROM,
  to: TO,
  asset: 'eip155:1/erc20:0xdAC17F958D2ee523a2206206994597C13D831ec7',
  amount: '1000000',
}

function read(change: Readonly<Record<string, string>> = {}) {
  const row = { ...GOOD, ...change }
  return transfers.bind(COLUMNS, { ledger: null, file: 't.csv' })(
    COLUMNS.map(c => row[c] ?? ''),
    12,
  )
}

/** The code and field with which a changed row is refused. */
function refusal(change: Readonly<Record<string, string>>): string {
  const outcome = read(change)
  assert.ok(outcome.kind === 'refused', outcome.kind)
  assert.equal(outcome.refusal.line, 12)
  return `${outcome.refusal.field} ${outcome.refusal.code}`
}

test("a row comes out in the model's canonical form", () => {
  assert.deepEqual(read(), {
    kind: 'rows',
    rows: [
      {
        ledger: 'eip155:1',
        tx: TX.toLowerCase(),
        index: 7,
        block: 21895319,
        at: 1740148187,
        from: FROM.toLowerCase(),
        to: TO.toLowerCase(),
        asset: 'eip155:1/erc20:0xdac17f958d2ee523a2206206994597c13d831ec7',
        amount: 1000000n,
      },
    ],
  })
})

test("EIP-55's example addresses pass, and fail once the case of a letter is changed", () => {
  const examples = [
    '0x52908400098527886E0F7030069857D2E4169EE7',
    '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
    '0xde709f2102306220921060314715629080e2fb77',
    '0x27b1fdb04752bbc536007a920d24acb045561c26',
    FROM,
    TO,
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ]
  for (const address of examples) {
    assert.equal(read({ from: address }).kind, 'rows')
    const mixed = /[a-f]/.test(address.slice(2)) && /[A-F]/.test(address)
    if (!mixed) continue
    for (const [at, letter] of [...address].entries())
      if (at > 1 && /[a-f]/i.test(letter)) {
        const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
        assert.equal(refusal({ from: address.slice(0, at) + other + address.slice(at + 1) }), 'from address-checksum')
      }
  }
})

test('negative, fractional, floating and overlarge amounts are refused, and the largest word of the EVM is not', () => {
  for (const amount of ['-1', '1.5', '1.0', '1e18', '', ' 1', '0x10', 'NaN', '١'])
    assert.equal(refusal({ amount }), 'amount amount-malformed', amount)
  assert.equal(refusal({ amount: (2n ** 256n).toString() }), 'amount amount-too-large')
  assert.equal(read({ amount: (2n ** 256n - 1n).toString() }).kind, 'rows')
})

test('times before Bitcoin or after 2100, in milliseconds, and of days that do not exist are refused', () => {
  for (const time of ['0', '1230940799', '4102444801', '2009-01-02', '2100-01-01T00:00:01Z'])
    assert.equal(refusal({ time }), 'time time-out-of-range', time)
  for (const time of [
    '',
    '1740148187000',
    '-5',
    'soon',
    '2025-02-29',
    '2025-13-01',
    '2025-02-21T25:00:00Z',
    '21/02/2025',
  ])
    assert.equal(refusal({ time }), 'time time-malformed', time)
})

test('one instant is the same in every notation', () => {
  const same = [
    ...[
      '1740148187',
      '2025-02-21T14:29:47Z',
      '2025-02-21 14:29:47',
      '2025-02-21 14:29:47 UTC',
      '2025-02-21 14:29:47+00',
    ],
    ...[
      '2025-02-21T23:29:47+09:00',
      '2025-02-21 23:29:47+0900',
      '2025-02-21 19:59:47+05:30',
      '2025-02-21T14:29:47.999Z',
    ],
  ]
  for (const time of same) {
    const outcome = read({ time })
    assert.ok(outcome.kind === 'rows')
    assert.equal(outcome.rows[0]?.at, Date.UTC(2025, 1, 21, 14, 29, 47) / 1000, time)
  }
})

describe("Bitcoin and TRON addresses are held to their own checksums (BIP-173's and TRON's examples)", () => {
  const on = (ledger: string, from: string, tx: string) => ({ ledger, from, to: from, tx_hash: tx, asset: 'native' })
  const hash = 'ab'.repeat(32)
  const good: [string, string][] = [
    ['btc', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4'],
    ['btc', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
    ['btc', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
    ['tron', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
  ]
  for (const [ledger, address] of good)
    test(address, () => {
      assert.equal(read(on(ledger, address, hash)).kind, 'rows')
      const last = address.at(-1) === '2' ? '3' : '2'
      assert.equal(refusal(on(ledger, address.slice(0, -1) + last, hash)), 'from address-checksum')
      assert.equal(refusal(on(ledger, address, `0x${hash}`)), 'tx_hash tx-malformed')
    })
})
