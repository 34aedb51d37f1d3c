import type { CrossingPlace, CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import { defineCrossing } from '../../analysis/crossing/define-crossing.ts'
import { eventLayout } from '../../formats/crossings/evm-event.ts'
import { readTokenTransfer, type TokenTransfer } from '../../formats/crossings/wormhole-payload.ts'
import { accountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { erc20, nativeAsset } from '../../model/asset.ts'
import { BNB_CHAIN, ETHEREUM, type LedgerId, namespaceOf, parseLedger } from '../../model/ledger.ts'
import { ExampleSlice, exampleTx, person } from './make-example.ts'
import { place } from './place.ts'
import { NOBODY, SliceIndex } from './slice-index.ts'

const PUBLISHED = eventLayout(
  'LogMessagePublished(address indexed sender, uint64 sequence, uint32 nonce, bytes payload, uint8 consistencyLevel)',
)
const REDEEMED = eventLayout(
  'TransferRedeemed(uint16 indexed emitterChainId, bytes32 indexed emitterAddress, uint64 indexed sequence)',
)

/** Wormhole's own numbers of chains (wormhole-foundation, "Chain IDs"). */
const NUMBERS: readonly (readonly [ledger: LedgerId, number: number])[] = [
  [ETHEREUM, 2],
  [BNB_CHAIN, 4],
  [parseLedger('polygon'), 5],
  [parseLedger('avax'), 6],
  [parseLedger('arb'), 23],
  [parseLedger('op'), 24],
  [parseLedger('base'), 30],
  [parseLedger('sol'), 1],
]
const DOCS = 'Wormhole documentation, contract addresses'
const ends = (ledger: string, core: string, bridge: string) => [
  place(ledger, core, 'core', DOCS),
  place(ledger, bridge, 'bridge', DOCS),
]

/** Wormhole's token bridge (Portal). */
export const wormhole = defineCrossing({
  name: 'wormhole',
  title: 'Wormhole token bridge (Portal)',
  kind: 'message',
  about:
    'Locking or burning publishes a message; its guardians sign it, and whoever carries it to the other ledger redeems it. Chain, emitter and ' +
    'sequence number name the message at both ends and are used once.',
  sources: [
    'https://wormhole.com/docs/protocol/infrastructure/vaas/',
    'https://wormhole.com/docs/products/reference/contract-addresses/',
  ],
  places: [
    ...ends('eth', '0x98f3c9e6E3fAce36bAAd05FE09d375Ef1464288B', '0x3ee18B2214AFF97000D974cf647E7C347E8fa585'),
    ...ends('bsc', '0x98f3c9e6E3fAce36bAAd05FE09d375Ef1464288B', '0xB6F6D86a8f9879A9c87f643768d9efc38c1Da6E7'),
    ...ends('polygon', '0x7A4B5a56256163F07b2C80A7cA55aBE66c4ec4d7', '0x5a58505a96D1dbf8dF91cB21B54419FC36e93fdE'),
    ...ends('arb', '0xa5f208e072434bC67592E4C49C1B991BA79BCA46', '0x0b2402144Bb366A632D14B83F244D2e0e21bD39c'),
    ...ends('base', '0xbebdb6C8ddC678FfA9f8748f85C815C556Dd8ac6', '0x8d2de8d2f73F1F4cAB472AC9A881C9b123C79627'),
  ],
  pairs: { by: 'reference', windowSeconds: 30 * 86_400, outs: 'one', claims: 'contract', feeBand: [0, 0.05] },
  needsOf: (_, places) => ({
    topics: places.length > 0 ? [PUBLISHED.topic, REDEEMED.topic] : [],
    contracts: places.map(p => p.address),
    accounts: [],
    memos: false,
  }),
  captureOf: capture,
  examples: () => {
    const [core, bridge] = ends(
      'eth',
      '0x98f3c9e6E3fAce36bAAd05FE09d375Ef1464288B',
      '0x3ee18B2214AFF97000D974cf647E7C347E8fa585',
    ).map(p => p.address) as [Address, Address]
    const there = '0xb6f6d86a8f9879a9c87f643768d9efc38c1da6e7' as Address
    const usdc = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'
    const word = (hex: string) => hex.replace(/^0x/, '').padStart(64, '0')
    const payload = `0x01${word(5_000_000n.toString(16))}${word(usdc)}0002${word(person(2))}0004${word('0')}`
    const sent = new ExampleSlice(ETHEREUM)
      .move(1, person(1), bridge, 5_000_000n, erc20(ETHEREUM, usdc))
      .event(1, core, PUBLISHED, { sender: bridge, sequence: 12n, nonce: 0n, payload, consistencyLevel: 1n })
    const redeemed = (sequence: bigint) =>
      new ExampleSlice(BNB_CHAIN)
        .event(3, there, REDEEMED, { emitterChainId: 2n, emitterAddress: bridge, sequence })
        .move(3, NOBODY, person(2), 5_000_000n, erc20(BNB_CHAIN, person(60)))
    return [
      {
        title: 'locked on Ethereum, minted on BNB Smart Chain',
        slices: [sent, redeemed(12n)],
        pairs: [[exampleTx(1), exampleTx(3)]],
      },
      { title: 'the next message', slices: [sent, redeemed(13n)], pairs: [] },
    ]
  },
})

function capture(slice: CrossingSlice, places: readonly CrossingPlace[]) {
  const index = new SliceIndex('wormhole', slice)
  const own = NUMBERS.find(([ledger]) => ledger === slice.ledger)?.[1]
  const bridges = new Set(places.filter(p => p.role === 'bridge').map(p => p.address))
  const cores = places.filter(p => p.role === 'core')
  for (const { event, fields } of index.events(PUBLISHED, cores)) {
    const emitter = fields.address('sender')
    const told = readTokenTransfer(fields.bytes('payload'))
    if (!bridges.has(emitter) || told === null || own === undefined) continue
    const transfer = paidIn(index, event.tx, told, own, bridges)
    if (transfer === null) index.gap(event.tx, 'payer-unseen', 'a message carries value whose transfer is not at hand')
    else
      index.legs.push({
        ...index.start(event),
        ...{
          side: 'in',
          index: transfer.index,
          account: index.account(transfer.from),
          service: index.account(emitter),
          asset: transfer.asset,
          amount: transfer.amount,
        },
        ...{
          reference: `${own}/${emitter.slice(2).padStart(64, '0')}/${fields.uint('sequence')}`,
          asked: askedFor(told),
        },
      })
  }
  for (const { event, fields, place: at } of index.events(
    REDEEMED,
    places.filter(p => p.role === 'bridge'),
  )) {
    const transfer = index.take(event.tx, {
      from: f => bridges.has(f) || f === NOBODY,
      to: t => !bridges.has(t) && t !== NOBODY,
    })
    if (transfer === null) index.gap(event.tx, 'payee-unseen', 'a message was redeemed whose transfer is not at hand')
    else
      index.legs.push({
        ...index.start(event),
        ...{
          side: 'out',
          index: transfer.index,
          account: index.account(transfer.to),
          service: index.account(at.address),
          asset: transfer.asset,
          amount: transfer.amount,
        },
        ...{
          reference: `${fields.uint('emitterChainId')}/${fields.word('emitterAddress').slice(2)}/${fields.uint('sequence')}`,
          asked: null,
        },
      })
  }
  return { legs: index.legs, gaps: index.gaps }
}

/** A token of this ledger is locked in the bridge, ether as ether; one of another ledger is burned. */
function paidIn(index: SliceIndex, tx: string, told: TokenTransfer, own: number, bridges: ReadonlySet<string>) {
  if (told.tokenChain !== own) return index.take(tx, { to: t => t === NOBODY || bridges.has(t) })
  const asset = erc20(index.ledger, `0x${told.token.slice(24)}`)
  const locked = (a: typeof asset) => index.take(tx, { asset: a, to: t => bridges.has(t), from: f => f !== NOBODY })
  return locked(asset) ?? locked(nativeAsset(index.ledger))
}

function askedFor(told: TokenTransfer) {
  const ledger = NUMBERS.find(([, number]) => number === told.toChain)?.[0] ?? null
  const evm = ledger !== null && namespaceOf(ledger) === 'eip155' && /^0{24}/.test(told.to)
  return {
    ledger,
    account: evm ? accountId(ledger, `0x${told.to.slice(24)}` as Address) : null,
    asset: null,
    least: null,
    refundTo: null,
  }
}
