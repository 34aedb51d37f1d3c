import { fc } from '../property.ts'

/** A text of bytes, as a program with `Buffer` makes it. */
export const asText = (bytes: Uint8Array, from: number, until: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', from, until)

const USDT = 'eip155:1/erc20:0xdac17f958d2ee523a2206206994597c13d831ec7'
const BINANCE = '0x28c6c06298d514db089934071355e5743bf21d60'

/** Ordinary lines of kinds, and with values, that the random history lacks. */
export const OTHER_LINES: readonly string[] = [
  {
    ...{ kind: 'deposit', id: 'o1', customer: 'c1', atMs: 1_767_571_200_000, ledger: 'eip155:1', asset: USDT },
    ...{ amount: '1000000', usd: 1, krw: null, other: `eip155:1:${BINANCE}`, tx: `0x${'ab'.repeat(32)}` },
    travel: { state: 'partial', vasp: 'exchange-b', vaspCountry: null, unhosted: null, nameMatches: null },
    ...{ about: { screening: null, exposure: null, labels: null }, shareOfBalance: 1 },
  },
  { kind: 'withdrawal', id: 'o2', customer: 'c1', atMs: 0, ledger: 'eth', amount: '0', other: BINANCE },
  {
    ...{ kind: 'withdrawal', id: 'o3', customer: 'c1', atMs: 1, ledger: 'btc', amount: '5000000000', travel: null },
    other: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  },
  {
    ...{ kind: 'deposit', id: 'o4', customer: 'c1', atMs: 1, ledger: 'trx', asset: 'native', amount: '7' },
    travel: { state: 'complete', vasp: '업비트' },
  },
  { kind: 'fiat-out', id: 'o5', customer: 'c1', atMs: 2, currency: 'KRW', ownName: false },
  {
    ...{ kind: 'trade', id: 'o6', customer: 'c1', atMs: 3, market: 'A/B', side: 'sell', sold: 'A', bought: 'B' },
    ...{ usd: 1e-7, price: 1e21 / 1e5, quantity: 123456789.12345679, against: 'c2', loss: -0.5 },
  },
  { kind: 'order', id: 'o7', customer: 'c1', atMs: 4, market: 'A/B', side: 'buy', price: 0.1, quantity: 3 },
  {
    ...{ kind: 'order', id: 'o8', customer: 'c1', atMs: 4, market: 'A/B', side: 'buy', price: 0.1, quantity: 3 },
    ...{ ticksBeyondBest: -4, cancelled: true },
  },
  { kind: 'login', id: 'o9', customer: 'c1', atMs: 5, ip: null, device: '', signs: ['vpn', 'astrill'] },
  { kind: 'login', id: 'o10', customer: 'c1', atMs: 5, utcOffsetMinutes: -540, signs: null },
  { kind: 'change', id: 'o11', customer: 'c1', atMs: 6, what: 'withdrawal-address' },
  {
    ...{ kind: 'change', id: 'o12', customer: 'c1', atMs: 6, what: 'email' },
    profile: { customer: 'c1', openedMs: 5, residence: 'KR', birthYear: 1980, peerGroup: null, entity: 'firm' },
  },
].map(value => JSON.stringify(value))

const change = (fields: string): string => `{"kind":"change","id":"x","what":"email",${fields}}`
const deposit = (fields: string): string =>
  `{"kind":"deposit","id":"x","customer":"c1","atMs":1,"ledger":"eip155:1",${fields}}`

/** Lines as others write them, and as nobody should. */
export const HOSTILE: readonly string[] = [
  ...['', '   ', 'not json', '{}', '[1]', '{', '{"', '{"kind"', '{"kind":', '{"kind":"change"', 'null', '"kind"'],
  ...['{"customer":"c1"', '{"customer":"c1","atMs":1}', '{"kind":"nothing","id":"x","customer":"c1","atMs":1}'],
  ...['{,"kind":"change"}', '{"kind":"change",}', '{"kind" "change"}', '{kind:"change"}', "{'kind':'change'}"],
  change('"customer":"c1","customer":"c2","atMs":1'),
  change('"customer":"c\\u0031","atMs":1'),
  change('"customer":"c1","\\u0061tMs":1'),
  change('"customer":"c1","at":"2026-01-05T00:00:00.003Z"'),
  change('"customer":"c1","at":"2026-01-05T00:00:00.004Z","atMs":1767571200004'),
  change('"customer":"c1","atMs":1767571200007.5'),
  change('"customer":"c1","atMs":1.767571200008e12'),
  change('"customer":"c1","atMs":01767571200009'),
  change('"customer":"c1","atMs":"1767571200010"'),
  change('"customer":"c1","atMs":8640000000000001'),
  change('"customer":"c1","atMs":99999999999999999999'),
  change('"customer":"c1","atMs":-1'),
  change('"customer":"c1","atMs":-0'),
  change('"customer":"c1","atMs":1e400'),
  change('"customer":"c1","atMs":+1'),
  change('"customer":"c1","atMs":.5'),
  change('"customer":"c1","atMs":5.'),
  change('"customer":"c1","atMs":NaN'),
  change('"customer":"c1","atMs":null'),
  change('"customer":7,"atMs":1'),
  change('"customer":"고객","atMs":1'),
  change('"customer":"c\u0000","atMs":1'),
  change('"customer":"c\u001f","atMs":1'),
  change('"customer":"c\u007f","atMs":1'),
  change('"customer":"c\u0085","atMs":1'),
  change('"customer":"","atMs":1'),
  change(`"customer":"${'c'.repeat(256)}","atMs":1`),
  change(`"customer":"${'c'.repeat(257)}","atMs":1`),
  change(`"customer":"c1","atMs":1,"note":${'['.repeat(20_000)}${']'.repeat(20_000)}`),
  change('"customer":"c1","atMs":1,"usd":5'),
  change('"customer":"c1","atMs":1,"__proto__":{}'),
  change('"customer":"c1","atMs":1,"constructor":null'),
  change('"customer":"c1","atMs":1,"profile":{"customer":"c2","openedMs":1}'),
  change('"customer":"c1","atMs":1,"profile":{"openedMs":1,"profile":{"openedMs":1}}'),
  change('"customer":"c1","atMs":1,"profile":{"openedMs":1,"openedMs":1}'),
  change('"customer":"c1","atMs":1,"profile":{"openedMs":1,"usd":1}'),
  change('"customer":"c1","atMs":1,"profile":[]'),
  change('"customer":"c1","atMs":1,"profile":{}'),
  `${change('"customer":"c1","atMs":1')} tail`,
  `${change('"customer":"c1","atMs":1')}}`,
  `\ufeff${change('"customer":"c1","atMs":1')}`,
  `${change('"customer":"c1","atMs":1')}\r`,
  `\t${change('"customer" : "c1" , "atMs" : 1')} `,
  deposit('"amount":"01"'),
  deposit('"amount":"1.5"'),
  deposit('"amount":"-1"'),
  deposit('"amount":""'),
  deposit('"amount":5'),
  deposit('"amount":1e30'),
  deposit(`"amount":"${'9'.repeat(100)}"`),
  deposit(`"amount":"${'9'.repeat(101)}"`),
  deposit('"amount":"1","usd":"5"'),
  deposit('"amount":"1","usd":1e18'),
  deposit('"amount":"1","usd":1000000000000000001'),
  deposit('"amount":"1","usd":1000000000000000129'),
  deposit('"amount":"1","usd":0e99999999999999999999'),
  deposit('"amount":"1","shareOfBalance":1.0000000000000001'),
  deposit('"amount":"1","shareOfBalance":1.0000000000000003'),
  deposit('"amount":"1","asset":"eip155:56/slip44:60"'),
  deposit('"amount":"1","asset":"eip155:1/erc20:0xDAC17F958D2ee523a2206206994597C13D831ec7"'),
  deposit('"amount":"1","asset":"eip155:1/erc20:0xDAC17F958D2ee523a2206206994597C13D831eC7"'),
  deposit(`"amount":"1","other":"eip155:1:${BINANCE.toUpperCase()}"`),
  deposit(`"amount":"1","other":"eip155:2:${BINANCE}"`),
  deposit(`"amount":"1","other":"eip155:1:${BINANCE.slice(0, -1)}g"`),
  deposit(`"amount":"1","other":"eip155:1:${BINANCE}0"`),
  deposit(`"amount":"1","other":"eip155;1:${BINANCE}"`),
  deposit(`"amount":"1","other":"eip155:1:1${BINANCE.slice(1)}"`),
  deposit(`"amount":"1","other":"eip155:1;${BINANCE}"`),
  `{"kind":"deposit","id":"x","customer":"c1","atMs":1,"ledger":"trx","amount":"1","other":"tron:0x2b6653dc:${BINANCE}"}`,
  deposit('"amount":"1","usd":1e00001'),
  deposit('"amount":"1","usd":1e-00005'),
  deposit('"amount":"1","about":{},"travel":{}'),
  deposit('"amount":"1","about":[]'),
  deposit('"amount":"1","about":{"labels":["a"]]}'),
  deposit('"amount":"1","about":{"labels":["a}"]}'),
  deposit('"amount":"1","about":{"labels":["\\"}"]}'),
  deposit('"amount":"1","about":{"labels":["\\\\"]}'),
  deposit('"amount":"1","about":{"labels":["\u0001"]}'),
  deposit('"amount":"1","about":{"labels":["\ud800"]}'),
  deposit('"amount":"1","about":{"labels":["고객"]}'),
  deposit(`"amount":"1","about":{"labels":${JSON.stringify(new Array(900).fill('label'))}}`),
  deposit(`"amount":"1","about":${'['.repeat(20_000)}${']'.repeat(20_000)}`),
  deposit('"amount":"1","about":{"__proto__":{"labels":[]}}'),
  deposit('"amount":"1","about":{"firstSeenMs":1,"firstSeenMs":2}'),
]

/** Numbers in all forms of JSON, and in some that it does not have. */
export const numbers: fc.Arbitrary<string> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.double({ min: 0, max: 1e9, noNaN: true }).map(String),
  fc.nat().map(n => (n / 100).toFixed(2)),
  fc.tuple(fc.bigInt(0n, 2n ** 60n), fc.integer({ min: -40, max: 30 })).map(([m, e]) => `${m}e${e}`),
  fc
    .tuple(fc.nat(), fc.bigInt(0n, 10n ** 18n), fc.integer({ min: 0, max: 20 }))
    .map(([whole, part, digits]) => `${whole}.${String(part).padStart(digits, '0')}`),
  fc.stringMatching(/^[-+]?\d{0,20}\.?\d{0,20}([eE][-+]?\d{0,6})?$/),
)

/** Values that stand in for others. */
const VALUE = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    'false',
    '""',
    '"x"',
    '{}',
    '[]',
    '[""]',
    '-0',
    '1e400',
    '1e-400',
    '"\\u0041"',
    '"é"',
  ),
  numbers,
  fc.string({ unit: 'binary', maxLength: 8 }).map(text => JSON.stringify(text)),
  fc.jsonValue({ maxDepth: 3 }).map(value => JSON.stringify(value)),
)
const TOKEN = /"(?:[^"\\]|\\.)*"|[-+.\w]+|[{}[\]:,]/g

function tokensOf(line: string): string[] {
  return line.match(TOKEN) ?? []
}

/** Something done to a line. */
export const breakage: fc.Arbitrary<(line: string) => string> = fc
  .array(
    fc.oneof(
      // Letters put in the place of letters.
      fc
        .tuple(fc.nat(), fc.oneof(fc.string({ maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 2 })), fc.nat(3))
        .map(([n, put, cut]) => (line: string) => {
          const at = line.length === 0 ? 0 : n % line.length
          return line.slice(0, at) + put + line.slice(at + cut)
        }),
      // A token replaced, or taken out.
      fc.tuple(fc.nat(), fc.option(VALUE, { nil: '' })).map(([n, put]) => (line: string) => {
        const tokens = tokensOf(line)
        return tokens.map((token, at) => (at === n % tokens.length ? put : token)).join('')
      }),
      // A value replaced, so that the line stays well-formed.
      fc.tuple(fc.nat(), VALUE).map(([n, put]) => (line: string) => {
        const at = [...line.matchAll(/(?<=":)(?:"[^"]*"|[-+.\w]+)/g)]
        const hit = at[n % Math.max(1, at.length)]
        return hit === undefined ? line : line.slice(0, hit.index) + put + line.slice(hit.index + hit[0].length)
      }),
      // A field doubled, or put elsewhere.
      fc.tuple(fc.nat(), fc.nat(), fc.boolean()).map(([from, to, stays]) => (line: string) => {
        const fields = line.slice(1, -1).split(',')
        const field = fields[from % fields.length] as string
        const rest = stays ? fields : fields.filter(other => other !== field)
        const at = to % (rest.length + 1)
        return `{${[...rest.slice(0, at), field, ...rest.slice(at)].join(',')}}`
      }),
      // White space put between letters.
      fc.tuple(fc.nat(), fc.constantFrom(' ', '\t', '\r', '\n', '\u00a0')).map(([n, space]) => (line: string) => {
        const tokens = tokensOf(line)
        return tokens.map((token, at) => (at === n % tokens.length ? space + token : token)).join('')
      }),
      fc.nat().map(n => (line: string) => line.slice(0, n % (line.length + 1))),
      fc.constant((line: string) => line),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(steps => (line: string) => steps.reduce((text, step) => step(text), line))
