import type { CrossingPlace, CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import { defineCrossing } from '../../analysis/crossing/define-crossing.ts'
import { readBurnMessage } from '../../formats/crossings/burn-message.ts'
import { eventLayout } from '../../formats/crossings/evm-event.ts'
import { accountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { erc20 } from '../../model/asset.ts'
import { ETHEREUM, type LedgerId, parseLedger } from '../../model/ledger.ts'
import { ExampleSlice, exampleTx, person } from './make-example.ts'
import { place } from './place.ts'
import { NOBODY, SliceIndex } from './slice-index.ts'

const BURN = eventLayout(
  'DepositForBurn(uint64 indexed nonce, address indexed burnToken, uint256 amount, address indexed depositor, bytes32 mintRecipient, uint32 destinationDomain, bytes32 destinationTokenMessenger, bytes32 destinationCaller)',
)
const BURN_V2 = eventLayout(
  'DepositForBurn(address indexed burnToken, uint256 amount, address indexed depositor, bytes32 mintRecipient, uint32 destinationDomain, bytes32 destinationTokenMessenger, bytes32 destinationCaller, uint256 maxFee, uint32 indexed minFinalityThreshold, bytes hookData)',
)
const RECEIVED = eventLayout(
  'MessageReceived(address indexed caller, uint32 sourceDomain, uint64 indexed nonce, bytes32 sender, bytes messageBody)',
)
const RECEIVED_V2 = eventLayout(
  'MessageReceived(address indexed caller, uint32 sourceDomain, bytes32 indexed nonce, bytes32 sender, uint32 indexed finalityThresholdExecuted, bytes messageBody)',
)

/** Circle's numbers of domains. */
const DOMAINS: readonly (readonly [number: bigint, ledger: LedgerId])[] = [
  [0n, ETHEREUM],
  [1n, parseLedger('avax')],
  [2n, parseLedger('op')],
  [3n, parseLedger('arb')],
  [6n, parseLedger('base')],
  [7n, parseLedger('polygon')],
]
const DOCS = 'Circle documentation, CCTP contracts on EVM ledgers'
const ends = (ledger: string, messenger: string, transmitter: string) => [
  place(ledger, messenger, 'messenger', DOCS),
  place(ledger, transmitter, 'transmitter', DOCS),
  place(ledger, '0x28b5a0e9C621a5BadaA536219b3a228C8168cf5d', 'messenger', DOCS),
  place(ledger, '0x81D40F21F12A8F0E3252Bccb954D722d4c464B64', 'transmitter', DOCS),
]
const HERE = ends('eth', '0xBd3fa81B58Ba92a82136038B25aDec7066af3155', '0x0a992d191DEeC32aFe36203Ad87D7d289a738F81')
const THERE = ends('base', '0x1682Ae6375C4E4A97e4B583BC394c861A46D8962', '0xAD09780d193884d503182aD4588450C416D6F9D4')

/** Circle's Cross-Chain Transfer Protocol: USDC burned here, minted there. */
export const cctp = defineCrossing({
  name: 'cctp',
  title: 'Circle CCTP',
  kind: 'message',
  about:
    'USDC is burned on one ledger and minted on another. Version 1 numbers its messages, at both ends. In version 2 the number is given only ' +
    'after the burn, so that legs are joined by all that the message holds (token, sender, recipient, amount, fee); two equal burns share the odds.',
  sources: ['https://developers.circle.com/cctp', 'https://github.com/circlefin/evm-cctp-contracts'],
  places: [
    ...HERE,
    ...THERE,
    ...ends('avax', '0x6B25532e1060CE10cc3B0A99e5683b91BFDe6982', '0x8186359aF5F57FbB40c6b14A588d2A59C0C29880'),
    ...ends('op', '0x2B4069517957735bE00ceE0fadAE88a26365528f', '0x4D41f22c5a0e5c74090899E5a8Fb597a8842b3e8'),
    ...ends('arb', '0x19330d10D9Cc8751218eaf51E8885D058642E08A', '0xC30362313FBBA5cf9163F0bb16a0e01f01A896ca'),
    ...ends('polygon', '0x9daF8c91AEFAE50b9c0E69629D3F6Ca40cA3B3FE', '0xF3be9355363857F3e001be68856A2f96b4C39Ba9'),
  ],
  pairs: { by: 'reference', windowSeconds: 30 * 86_400, outs: 'one', claims: 'contract', feeBand: [0, 0.01] },
  needsOf: (_, places) => ({
    topics: places.length > 0 ? [BURN, BURN_V2, RECEIVED, RECEIVED_V2].map(l => l.topic) : [],
    contracts: places.map(p => p.address),
    accounts: [],
    memos: false,
  }),
  captureOf: capture,
  examples: () => {
    const usdc = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'
    const base = parseLedger('base')
    const burn = {
      nonce: 90n,
      burnToken: usdc,
      amount: 4000n,
      depositor: person(1),
      mintRecipient: person(2),
      destinationDomain: 6n,
    }
    const word = (hex: string) => hex.replace(/^0x/, '').padStart(64, '0')
    const body = `0x00000000${word(usdc)}${word(person(2))}${word(4000n.toString(16))}${word(person(1))}`
    const [messenger, transmitter] = [HERE[0]?.address as Address, THERE[1]?.address as Address]
    const burned = new ExampleSlice(ETHEREUM)
      .move(1, person(1), NOBODY, 4000n, erc20(ETHEREUM, usdc))
      .event(1, messenger, BURN, burn)
    const minted = (nonce: bigint) =>
      new ExampleSlice(base)
        .move(2, NOBODY, person(2), 4000n, erc20(base, '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913'))
        .event(2, transmitter, RECEIVED, {
          caller: person(8),
          sourceDomain: 0n,
          nonce,
          sender: messenger,
          messageBody: body,
        })
    return [
      {
        title: 'burned on Ethereum, minted on Base',
        slices: [burned, minted(90n)],
        pairs: [[exampleTx(1), exampleTx(2)]],
      },
      { title: 'another message', slices: [burned, minted(91n)], pairs: [] },
    ]
  },
})

function capture(slice: CrossingSlice, places: readonly CrossingPlace[]) {
  const index = new SliceIndex('cctp', slice)
  const own = DOMAINS.find(([, ledger]) => ledger === slice.ledger)?.[0]
  const messengers = places.filter(p => p.role === 'messenger')
  const transmitters = places.filter(p => p.role === 'transmitter')
  if (own === undefined) return { legs: [], gaps: [] }
  for (const layout of [BURN, BURN_V2])
    for (const { event, fields, place: at } of index.events(layout, messengers)) {
      const amount = fields.uint('amount')
      const asset = index.asset(fields.address('burnToken'))
      const depositor = fields.address('depositor')
      // The messenger takes the tokens and has them burned: the first of the two transfers is the payer's.
      const transfer = index.take(event.tx, { asset, amount, from: f => f === depositor })
      const ledger = DOMAINS.find(([n]) => n === fields.uint('destinationDomain'))?.[1] ?? null
      const recipient = fields.word('mintRecipient').slice(2)
      const reference =
        layout === BURN
          ? `${own}/${fields.uint('nonce')}`
          : [
              own,
              fields.address('burnToken').slice(2).padStart(64, '0'),
              recipient,
              amount,
              depositor.slice(2).padStart(64, '0'),
              fields.uint('maxFee'),
            ].join('/')
      index.legs.push({
        ...index.start(event),
        ...{
          side: 'in',
          index: transfer?.index ?? null,
          account: index.account(depositor),
          service: index.account(at.address),
          asset,
          amount,
          reference,
        },
        asked: {
          ledger,
          account: ledger && accountId(ledger, `0x${recipient.slice(24)}` as Address),
          asset: null,
          least: null,
          refundTo: null,
        },
      })
    }
  for (const layout of [RECEIVED, RECEIVED_V2])
    for (const { event, fields, place: at } of index.events(layout, transmitters)) {
      const burn = readBurnMessage(fields.bytes('messageBody'))
      if (burn === null) continue
      const recipient = `0x${burn.mintRecipient.slice(24)}`
      const amount = burn.amount - burn.feeExecuted
      const transfer = index.take(event.tx, { amount, from: f => f === NOBODY, to: t => t === recipient })
      // Messages of other applications travel the same way; only one that minted moved value.
      if (transfer === null) continue
      const domain = fields.uint('sourceDomain')
      const reference =
        layout === RECEIVED
          ? `${domain}/${fields.uint('nonce')}`
          : [domain, burn.burnToken, burn.mintRecipient, burn.amount, burn.sender, burn.maxFee].join('/')
      index.legs.push({
        ...index.start(event),
        ...{
          side: 'out',
          index: transfer.index,
          account: index.account(transfer.to),
          service: index.account(at.address),
        },
        ...{ asset: transfer.asset, amount, reference, asked: null },
      })
    }
  return { legs: index.legs, gaps: index.gaps }
}
