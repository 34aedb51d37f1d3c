import { eventValues } from '../../src/formats/events/write-event.ts'
import { madeUpEvent } from './made-up-events.ts'

const BIG = (2n ** 256n).toString()
/** Values that do not belong where they stand. */
const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 53, 8.64e15, 8.64e15 + 1, 253_402_300_800_000],
  ...[
    '',
    ' ',
    '0',
    '-1',
    BIG,
    `-${BIG}`,
    '1e999',
    'NaN',
    'Infinity',
    '0x10',
    '٣٤',
    '１２',
    '9'.repeat(101),
    '9'.repeat(5_000),
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'a\u0000b',
    '\u202emoc.live',
    '\ud800',
    '\udc00\ud800',
    '😀'.repeat(200),
    'é'.normalize('NFD'),
  ],
  ...[
    '김철수',
    '田中太郎',
    'Müller',
    "'; drop table facts; --",
    '<script>',
    '../../etc/passwd',
    '%00',
    '\u2028',
    'x'.repeat(300),
  ],
  ...[[], {}, [[[[]]]], [null], { a: 1 }, { __proto__: 1 }, Array.from({ length: 2_000 }, () => 'x'), { length: 5 }],
  ...[
    'eip155:1',
    'eip155:1:0xzz',
    'bip122:000000000019d6689c085ae165831e93:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    'tron:0x2b6653dc',
  ],
]
const KINDS = [
  'deposit',
  'withdrawal',
  'fiat-in',
  'fiat-out',
  'trade',
  'order',
  'login',
  'change',
  'wallet-outflow',
  'own-signature',
  'admin',
]
const FIELDS = [
  ...[
    'id',
    'kind',
    'atMs',
    'at',
    'customer',
    'ledger',
    'asset',
    'amount',
    'usd',
    'krw',
    'other',
    'tx',
    'travel',
    'about',
  ],
  ...[
    'shareOfBalance',
    'currency',
    'ownName',
    'market',
    'side',
    'sold',
    'bought',
    'price',
    'quantity',
    'against',
    'loss',
  ],
  ...['ip', 'device', 'country', 'language', 'utcOffsetMinutes', 'signs', 'what', 'whitelisted', 'balanceUsd', 'curve'],
  ...['publicKey', 'r', 's', 'hash', 'share', 'detail', 'profile', '__proto__', 'constructor', 'hasOwnProperty'],
]

/** The n-th of a stream of lines of which a third are events as they should be, and the others are whatever somebody may send. */
export function hostileLine(n: number): string {
  let x = Math.imul(n + 1, 0x9e3779b1) >>> 0
  const next = (below: number): number => {
    x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) >>> 0
    x = (x ^ (x >>> 12)) >>> 0
    return x % below
  }
  const good = JSON.stringify(eventValues(madeUpEvent(n)))
  switch (next(9)) {
    case 0:
    case 1:
    case 2:
      return good
    case 3:
      return `${good.slice(0, next(good.length))}`
    case 4: {
      // The same id with another content.
      const before = { ...eventValues(madeUpEvent(Math.max(0, n - next(50)))), usd: next(1_000) }
      return JSON.stringify(before)
    }
    case 5:
      return good.replace(
        /"atMs":\d+/,
        `"atMs":${['-1', '1e400', '8640000000000000', '0', '253402300800000', '"soon"'][next(6)]}`,
      )
    case 6:
      return (
        [
          '{}',
          '[]',
          '"x"',
          '7',
          'null',
          '{"id":1}',
          '['.repeat(5_000),
          '\u0000',
          '{"__proto__":{"kind":"login"}}',
          'x'.repeat(300_000),
        ][next(10)] ?? ''
      )
    default: {
      const event: Record<string, unknown> = { ...eventValues(madeUpEvent(n)), kind: KINDS[next(KINDS.length)] }
      for (let i = next(4); i >= 0; i--) {
        const value = VALUES[next(VALUES.length)]
        Object.defineProperty(event, FIELDS[next(FIELDS.length)] ?? '', { value, enumerable: true, configurable: true })
      }
      return JSON.stringify(event)
    }
  }
}
