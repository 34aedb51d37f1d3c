import type { CrossingPlace, CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import { defineCrossing } from '../../analysis/crossing/define-crossing.ts'
import { eventLayout } from '../../formats/crossings/evm-event.ts'
import { erc20, nativeAsset } from '../../model/asset.ts'
import { BNB_CHAIN, ETHEREUM, type LedgerId, parseLedger } from '../../model/ledger.ts'
import { ExampleSlice, exampleTx, person } from './make-example.ts'
import { place } from './place.ts'
import { SliceIndex } from './slice-index.ts'

const SENT = eventLayout(
  'OFTSent(bytes32 indexed guid, uint32 dstEid, address indexed fromAddress, uint256 amountSentLD, uint256 amountReceivedLD)',
)
const RECEIVED = eventLayout(
  'OFTReceived(bytes32 indexed guid, uint32 srcEid, address indexed toAddress, uint256 amountReceivedLD)',
)

/** LayerZero's numbers of endpoints, version 2. */
const ENDPOINTS: ReadonlyMap<bigint, LedgerId> = new Map([
  [30_101n, ETHEREUM],
  [30_102n, BNB_CHAIN],
  [30_106n, parseLedger('avax')],
  [30_109n, parseLedger('polygon')],
  [30_110n, parseLedger('arb')],
  [30_111n, parseLedger('op')],
  [30_184n, parseLedger('base')],
])
const ARB = parseLedger('arb')
const BASE = parseLedger('base')
const DOCS = 'Stargate documentation, mainnet contracts (version 2)'
const token = (ledger: LedgerId, contract: string) => erc20(ledger, contract)
const POOL = place(
  'eth',
  '0xc026395860Db2d07ee33e05fE50ed7bD583189C7',
  'pool',
  DOCS,
  token(ETHEREUM, '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'),
)
const FAR_POOL = place(
  'base',
  '0x27a16dc786820B16E5c9028b75B99F6f604b5d26',
  'pool',
  DOCS,
  token(BASE, '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913'),
)

/** Stargate, and any token of LayerZero's OFT kind whose contract is declared as a `pool`. */
export const stargate = defineCrossing({
  name: 'stargate',
  title: 'Stargate and other LayerZero tokens (OFT)',
  kind: 'message',
  about:
    'Pools of one asset on many ledgers, over LayerZero. Both ends write the guid of the message. Any omnichain fungible token has the same ' +
    'events: declare its contract with its asset and it is followed as well.',
  sources: [
    'https://docs.layerzero.network/v2/developers/evm/oft/quickstart',
    'https://docs.stargate.finance/resources/contracts/mainnet-contracts',
  ],
  places: [
    place('eth', '0x77b2043768d28E9C9aB44E1aBfC95944bcE57931', 'pool', DOCS, nativeAsset(ETHEREUM)),
    POOL,
    place(
      'eth',
      '0x933597a323Eb81cAe705C5bC29985172fd5A3973',
      'pool',
      DOCS,
      token(ETHEREUM, '0xdac17f958d2ee523a2206206994597c13d831ec7'),
    ),
    place(
      'eth',
      '0x268Ca24DAefF1FaC2ed883c598200CcbB79E931D',
      'pool',
      DOCS,
      token(ETHEREUM, '0xd5f7838f5c461feff7fe49ea5ebaf7728bb0adfa'),
    ),
    place('arb', '0xA45B5130f36CDcA45667738e2a258AB09f4A5f7F', 'pool', DOCS, nativeAsset(ARB)),
    place(
      'arb',
      '0xe8CDF27AcD73a434D661C84887215F7598e7d0d3',
      'pool',
      DOCS,
      token(ARB, '0xaf88d065e77c8cc2239327c5edb3a432268e5831'),
    ),
    FAR_POOL,
  ],
  pairs: { by: 'reference', windowSeconds: 30 * 86_400, outs: 'one', claims: 'contract', feeBand: [0, 0.01] },
  needsOf: (_, places) => ({
    topics: places.length > 0 ? [SENT.topic, RECEIVED.topic] : [],
    contracts: places.map(p => p.address),
    accounts: [],
    memos: false,
  }),
  captureOf: capture,
  examples: () => {
    const guid = exampleTx(70)
    const sent = new ExampleSlice(ETHEREUM)
      .move(1, person(1), POOL.address, 900n, POOL.asset)
      .event(1, POOL.address, SENT, {
        guid,
        dstEid: 30_184n,
        fromAddress: person(1),
        amountSentLD: 900n,
        amountReceivedLD: 899n,
      })
    const received = (g: string) =>
      new ExampleSlice(BASE)
        .move(2, FAR_POOL.address, person(2), 899n, FAR_POOL.asset)
        .event(2, FAR_POOL.address, RECEIVED, {
          guid: g,
          srcEid: 30_101n,
          toAddress: person(2),
          amountReceivedLD: 899n,
        })
    return [
      { title: 'Ethereum to Base', slices: [sent, received(guid)], pairs: [[exampleTx(1), exampleTx(2)]] },
      { title: 'another message', slices: [sent, received(exampleTx(71))], pairs: [] },
    ]
  },
})

function capture(slice: CrossingSlice, places: readonly CrossingPlace[]) {
  const index = new SliceIndex('stargate', slice)
  for (const { event, fields, place: pool } of index.events(SENT, places)) {
    const amount = fields.uint('amountSentLD')
    const from = fields.address('fromAddress')
    const transfer =
      index.take(event.tx, { asset: pool.asset, amount, from: f => f === from }) ??
      index.take(event.tx, { asset: pool.asset, from: f => f === from })
    const asset = pool.asset ?? transfer?.asset
    if (asset === undefined) index.gap(event.tx, 'asset-unknown', `no asset is declared for ${pool.address}`)
    else
      index.legs.push({
        ...index.start(event),
        ...{
          side: 'in',
          index: transfer?.index ?? null,
          account: index.account(from),
          service: index.account(pool.address),
          asset,
          amount,
        },
        reference: fields.word('guid'),
        asked: {
          ledger: ENDPOINTS.get(fields.uint('dstEid')) ?? null,
          account: null,
          asset: null,
          least: null,
          refundTo: null,
        },
      })
  }
  for (const { event, fields, place: pool } of index.events(RECEIVED, places)) {
    const amount = fields.uint('amountReceivedLD')
    const to = fields.address('toAddress')
    const transfer = index.take(event.tx, { asset: pool.asset, amount, to: t => t === to })
    const asset = pool.asset ?? transfer?.asset
    if (asset === undefined) index.gap(event.tx, 'asset-unknown', `no asset is declared for ${pool.address}`)
    else
      index.legs.push({
        ...index.start(event),
        ...{
          side: 'out',
          index: transfer?.index ?? null,
          account: index.account(to),
          service: index.account(pool.address),
          asset,
          amount,
        },
        ...{ reference: fields.word('guid'), asked: null },
      })
  }
  return { legs: index.legs, gaps: index.gaps }
}
