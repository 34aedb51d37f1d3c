import type { CrossingPlace, CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import { defineCrossing } from '../../analysis/crossing/define-crossing.ts'
import { eventLayout } from '../../formats/crossings/evm-event.ts'
import { type AssetId, erc20, nativeAsset } from '../../model/asset.ts'
import type { CrossingLeg } from '../../model/crossing.ts'
import { BITCOIN, ETHEREUM, type LedgerId, parseLedger } from '../../model/ledger.ts'
import { ExampleSlice, exampleTx, person } from './make-example.ts'
import { addressOn } from './network-asset.ts'
import { place } from './place.ts'
import { type KnownEvent, NOBODY, SliceIndex } from './slice-index.ts'
import { payoutLegs } from './watched-account.ts'

const NATIVE = eventLayout(
  'SwapNative(uint32 dstChain, bytes dstAddress, uint32 dstToken, uint256 amount, address indexed sender, bytes cfParameters)',
)
const TOKEN = eventLayout(
  'SwapToken(uint32 dstChain, bytes dstAddress, uint32 dstToken, address srcToken, uint256 amount, address indexed sender, bytes cfParameters)',
)
const CALL_NATIVE = eventLayout(
  'XCallNative(uint32 dstChain, bytes dstAddress, uint32 dstToken, uint256 amount, address indexed sender, bytes message, uint256 gasAmount, bytes cfParameters)',
)
const CALL_TOKEN = eventLayout(
  'XCallToken(uint32 dstChain, bytes dstAddress, uint32 dstToken, address srcToken, uint256 amount, address indexed sender, bytes message, uint256 gasAmount, bytes cfParameters)',
)
const LAYOUTS = [NATIVE, TOKEN, CALL_NATIVE, CALL_TOKEN]

/** Numbers of chains and tokens in the Vault's arguments (Chainflip documentation, "Supported assets"). */
const CHAINS: ReadonlyMap<bigint, LedgerId> = new Map([
  [1n, ETHEREUM],
  [3n, BITCOIN],
  [4n, parseLedger('arb')],
  [5n, parseLedger('sol')],
])
const TOKENS: ReadonlyMap<bigint, AssetId> = new Map([
  [1n, nativeAsset(ETHEREUM)],
  [3n, erc20(ETHEREUM, '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48')],
  [5n, nativeAsset(BITCOIN)],
  [6n, nativeAsset(parseLedger('arb'))],
  [7n, erc20(parseLedger('arb'), '0xaf88d065e77c8cc2239327c5edb3a432268e5831')],
  [8n, erc20(ETHEREUM, '0xdac17f958d2ee523a2206206994597c13d831ec7')],
])
const DOCS = 'Chainflip documentation, mainnet addresses; the LI.FI theft ends there too'
const VAULT = place('eth', '0xF5e10380213880111522dd0efD3dbb45b9f62Bcc', 'vault', DOCS)

/** Chainflip: native coins swapped over vaults; who swaps says where to, but payouts carry no id. */
export const chainflip = defineCrossing({
  name: 'chainflip',
  title: 'Chainflip',
  kind: 'swap-network',
  about:
    'A network that swaps native coins over vaults. A call of the Vault says to which address, chain and token; the payout is a plain payment ' +
    'to that address. Most users pay to a deposit address of their own instead, which is swept into the vault: the sweep is the leg, and its ' +
    'payout is guessed by amount and time, since the order stands on Chainflip’s own chain.',
  sources: [
    'https://docs.chainflip.io/swapping/integrations/running-a-broker',
    'https://github.com/chainflip-io/chainflip-eth-contracts/blob/master/contracts/Vault.sol',
  ],
  places: [VAULT, place('arb', '0x79001a5e762f3bEFC8e5871b42F6734e00498920', 'vault', DOCS)],
  pairs: { by: 'address', windowSeconds: 4 * 3600, outs: 'many', claims: 'contract', feeBand: [0, 0.05] },
  needsOf: (_, places) => ({
    topics: places.length > 0 ? LAYOUTS.map(l => l.topic) : [],
    contracts: places.filter(p => p.role === 'vault').map(p => p.address),
    accounts: places.map(p => p.address),
    memos: false,
  }),
  captureOf: capture,
  examples: () => {
    const target = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'
    const hex = Array.from(target, c => c.charCodeAt(0).toString(16)).join('')
    const order = {
      dstChain: 3n,
      dstAddress: `0x${hex}`,
      dstToken: 5n,
      amount: 10n ** 18n,
      sender: person(1),
      cfParameters: '0x',
    }
    const paidIn = new ExampleSlice(ETHEREUM)
      .event(1, VAULT.address, NATIVE, order)
      .move(1, person(1), VAULT.address, 10n ** 18n)
    const back = { ...order, dstChain: 1n, dstToken: 3n, dstAddress: person(5), amount: 2n * 10n ** 18n }
    const usdc = erc20(ETHEREUM, '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48')
    const both = (to: number) =>
      new ExampleSlice(ETHEREUM)
        .event(1, VAULT.address, NATIVE, back)
        .move(1, person(1), VAULT.address, 2n * 10n ** 18n)
        .move(6, VAULT.address, person(to), 5_400_000_000n, usdc)
    return [
      { title: 'paid to the address that was asked for', slices: [both(5)], pairs: [[exampleTx(1), exampleTx(6)]] },
      { title: 'paid to somebody else', slices: [both(6)], pairs: [] },
      { title: 'an order whose ledger nobody looks at', slices: [paidIn], pairs: [] },
    ]
  },
})

function capture(slice: CrossingSlice, places: readonly CrossingPlace[]) {
  const index = new SliceIndex('chainflip', slice)
  const own = new Set(places.map(p => p.address))
  for (const layout of LAYOUTS)
    for (const known of index.events(layout, places)) {
      const native = layout === NATIVE || layout === CALL_NATIVE
      const { event, fields, place: at } = known
      const asset = index.asset(native ? NOBODY : fields.address('srcToken'))
      const amount = fields.uint('amount')
      const transfer = index.take(event.tx, { asset, amount, to: t => own.has(t) })
      const payer = transfer?.from ?? fields.address('sender')
      index.legs.push({
        ...index.start(event),
        ...{
          side: 'in',
          index: transfer?.index ?? null,
          account: index.account(payer),
          service: index.account(at.address),
          asset,
          amount,
        },
        ...{ reference: null, asked: askedFor(known) },
      })
    }
  // A deposit address is swept into the vault: the sweep is a deposit whose order is not on this ledger.
  payoutLegs(index, slice, places, ['vault', 'channel'])
  return { legs: index.legs, gaps: index.gaps }
}

/** EVM addresses are 20 bytes; those of Bitcoin are their own text as bytes. */
function askedFor({ fields }: KnownEvent): NonNullable<CrossingLeg['asked']> {
  const ledger = CHAINS.get(fields.uint('dstChain')) ?? null
  const bytes = fields.bytes('dstAddress')
  const text = ledger === BITCOIN ? fields.text('dstAddress') : bytes.length === 42 ? bytes : null
  return {
    ledger,
    account: addressOn(ledger, text),
    asset: TOKENS.get(fields.uint('dstToken')) ?? null,
    least: null,
    refundTo: null,
  }
}
