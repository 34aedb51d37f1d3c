import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeEventLog, encodeAbiParameters, parseAbiItem, toEventSelector } from 'viem/utils'
import { eventLayout } from '../../src/formats/crossings/evm-event.ts'
import { fc } from '../property.ts'

/** First topics as others published them, beside the name of the event. */
const PUBLISHED: readonly (readonly [declaration: string, topic: string])[] = [
  [
    'OFTReceived(bytes32 indexed guid, uint32 srcEid, address indexed toAddress, uint256 amountReceivedLD)',
    '0xefed6d3500546b29533b128a29e3a94d70788727f0507505ac12eaf2e578fd9c',
  ],
  [
    'TransferOutAndCall(address indexed vault, address target, uint amount, address finalAsset, address to, uint256 amountOutMin, string memo)',
    '0x8e5841bcd195b858d53b38bcf91b38d47f3bc800469b6812d35451ab619c6f6c',
  ],
  [
    'MintAndWithdraw(address indexed mintRecipient, uint256 amount, address indexed mintToken)',
    '0x1b2a7ff080b8cb6ff436ce0372e399692bbfb6d4ae5766fd8d58a7b8cc6142e6',
  ],
  [
    'Transfer(address indexed from, address indexed to, uint256 value)',
    '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
  ],
]

/** Every layout that the catalog declares, as Solidity writes it. */
const DECLARED: readonly string[] = [
  'Deposit(address indexed to, address indexed asset, uint256 amount, string memo)',
  'TransferOut(address indexed vault, address indexed to, address asset, uint256 amount, string memo)',
  'SwapNative(uint32 dstChain, bytes dstAddress, uint32 dstToken, uint256 amount, address indexed sender, bytes cfParameters)',
  'LogMessagePublished(address indexed sender, uint64 sequence, uint32 nonce, bytes payload, uint8 consistencyLevel)',
  'Swap(address fromToken, string toToken, address sender, string destination, uint256 fromAmount, uint256 minReturnAmount)',
  'Unlocked(address ethToken, uint256 amount, address recipient, bytes32 receiptId)',
]

test('the first topic of an event is what others published for it', () => {
  for (const [declaration, topic] of PUBLISHED) assert.equal(eventLayout(declaration).topic, topic)
})

test('a tuple is part of the signature, flat or given beside', () => {
  const head = 'uint256 amount, (bytes32 a, uint8 b)'
  assert.equal(
    eventLayout(`Filled(${head})`).topic,
    toEventSelector(`event Filled(uint256 amount, (bytes32 a, uint8 b) info)`),
  )
  assert.equal(
    eventLayout('Filled(uint256 info)', 'Filled((address,bytes))').topic,
    toEventSelector('event Filled((address a, bytes b) info)'),
  )
})

for (const declaration of DECLARED)
  test(`${declaration.slice(0, declaration.indexOf('('))}: read and written as viem reads and writes it`, () => {
    const item = parseAbiItem(`event ${declaration}`) as {
      readonly type: 'event'
      readonly inputs: readonly { name: string; type: string; indexed?: boolean }[]
    }
    const layout = eventLayout(declaration)
    assert.equal(layout.topic, toEventSelector(item as never))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.bigInt(0n, 255n), fc.string({ unit: 'grapheme', maxLength: 40 })), {
          minLength: 8,
          maxLength: 8,
        }),
        rows => {
          const values = Object.fromEntries(
            item.inputs.map((p, i) => [p.name, madeUp(p.type, rows[i]?.[0] ?? 0n, rows[i]?.[1] ?? '')]),
          )
          const written = layout.write(values)
          const plain = item.inputs.filter(p => p.indexed !== true)
          assert.equal(
            written.data,
            encodeAbiParameters(
              plain,
              plain.map(p => (/^uint(8|32)$/.test(p.type) ? Number(values[p.name]) : values[p.name])) as never,
            ),
          )
          const theirs = decodeEventLog({
            abi: [item as never],
            topics: written.topics as never,
            data: written.data as `0x${string}`,
          }) as { args: Record<string, unknown> }
          const ours = layout.read(written)
          assert.ok(ours)
          for (const p of item.inputs) {
            const value = theirs.args[p.name]
            if (p.type === 'string') assert.equal(ours.text(p.name), value)
            else if (p.type === 'bytes') assert.equal(ours.bytes(p.name), value)
            else if (p.type === 'address') assert.equal(ours.address(p.name), String(value).toLowerCase())
            else if (p.type === 'bytes32') assert.equal(ours.word(p.name), value)
            else assert.equal(ours.uint(p.name), BigInt(value as bigint))
          }
        },
      ),
      { numRuns: 8 },
    )
  })

function madeUp(type: string, n: bigint, text: string): string | bigint {
  if (type === 'string') return text
  if (type === 'bytes') return `0x${Buffer.from(text).toString('hex')}`
  if (type === 'address') return `0x${n.toString(16).padStart(40, '0')}`
  if (type === 'bytes32') return `0x${n.toString(16).padStart(64, '0')}`
  return n
}

test('whatever stands in topics and data, reading ends and throws nothing', () => {
  const layout = eventLayout(DECLARED[1] ?? '')
  const good = layout.write({
    vault: `0x${'1'.repeat(40)}`,
    to: `0x${'2'.repeat(40)}`,
    asset: `0x${'3'.repeat(40)}`,
    amount: 4n,
    memo: 'OUT:',
  })
  assert.equal(layout.read(good)?.text('memo'), 'OUT:')
  const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), maxLength: 400 })
  fc.assert(
    fc.property(hex, fc.nat(400), (noise, at) => {
      const data = `${good.data.slice(0, 2 + at)}${noise}${good.data.slice(2 + at + noise.length)}`
      layout.read({ topics: good.topics, data })?.text('memo')
      layout.read({ topics: [...good.topics.slice(0, 1), `0x${noise}`], data })
    }),
    { numRuns: 300 },
  )
  // A memo said to be larger than the sky, one that begins beyond the end, an address with something in front.
  const words = good.data.slice(2).match(/.{64}/g) ?? []
  const bad = (i: number, word: string) => `0x${words.map((w, n) => (n === i ? word : w)).join('')}`
  for (const data of [
    bad(3, 'f'.repeat(64)),
    bad(2, 'f'.repeat(64)),
    bad(0, '1'.repeat(64)),
    good.data.slice(0, -64),
    '0x',
    '0x0',
    'no hex',
  ])
    assert.equal(layout.read({ topics: good.topics, data }), null, data.slice(0, 80))
})
