import type { CrossingPlace, CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import { defineCrossing } from '../../analysis/crossing/define-crossing.ts'
import { eventLayout } from '../../formats/crossings/evm-event.ts'
import type { AssetId } from '../../model/asset.ts'
import type { CrossingLeg } from '../../model/crossing.ts'
import { CordonError } from '../../model/errors.ts'
import { ETHEREUM, type LedgerId, parseLedger, TRON } from '../../model/ledger.ts'
import { tickerLedger } from '../../model/ticker-ledger.ts'
import { KNOWN_ASSETS } from '../assets/known-assets.ts'
import { ExampleSlice, exampleTx, person } from './make-example.ts'
import { addressOn } from './network-asset.ts'
import { place } from './place.ts'
import { type KnownEvent, NOBODY, SliceIndex } from './slice-index.ts'
import { payoutLegs } from './watched-account.ts'

const SWAP = eventLayout(
  'Swap(address fromToken, string toToken, address sender, string destination, uint256 fromAmount, uint256 minReturnAmount)',
)
const SWAP_ETH = eventLayout(
  'SwapEth(string toToken, address sender, string destination, uint256 fromAmount, uint256 minReturnAmount)',
)
const DOCS = 'contracts that the bridge aggregators list for Bridgers (SWFT)'
const BRIDGE = place('eth', '0x92e929d8B2c8430BcAF4cD87654789578BB2b786', 'router', DOCS)
const USDT_TRON = `${TRON}/trc20:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t` as AssetId

/** SWFT Blockchain (Bridgers): the swap to USDT on TRON of the DMM Bitcoin theft. */
export const swft = defineCrossing({
  name: 'swft',
  title: 'SWFT (Bridgers)',
  kind: 'stable-swap',
  about:
    'A swap service with a contract on each ledger: the call names the token, its chain, the address and the least to be paid; the payout is ' +
    'a plain payment of a hot wallet to that address. Loot of the DMM Bitcoin theft became USDT on TRON here before it reached Huione.',
  sources: ['https://docs.bridgers.xyz/', 'https://www.chainalysis.com/blog/crypto-hacking-stolen-funds-2025/'],
  places: [
    BRIDGE,
    place('bsc', '0x1ed5685f345b2fa564ea4a670de1fde39e484751', 'router', DOCS),
    place('polygon', '0x242ea2a8c4a3377a738ed8a0d8cc0fe8b4d6c36e', 'router', DOCS),
    place('arb', '0x8f957ed3f969d7b6e5d6df81e61a5ff45f594dd1', 'router', DOCS),
    place('op', '0x8f957ed3f969d7b6e5d6df81e61a5ff45f594dd1', 'router', DOCS),
    place('avax', '0x8f957ed3f969d7b6e5d6df81e61a5ff45f594dd1', 'router', DOCS),
    place('base', '0xa18968cc31232724f1dbd0d1e8d0b323d89f3501', 'router', DOCS),
    place('trx', 'TEorZTZ5MHx8SrvsYs1R3Ds5WvY1pVoMSA', 'router', DOCS),
  ],
  pairs: { by: 'address', windowSeconds: 86_400, outs: 'many', claims: 'contract', feeBand: [0, 0.05] },
  needsOf: (_, places) => ({
    topics: places.some(p => p.role === 'router') ? [SWAP.topic, SWAP_ETH.topic] : [],
    contracts: places.filter(p => p.role === 'router').map(p => p.address),
    accounts: places.filter(p => p.role === 'hot').map(p => p.address),
    memos: false,
  }),
  captureOf: capture,
  examples: () => {
    const hot = place('trx', 'TYukBQZ2XXCcRCReAUguyXncCWNY9CEiDQ', 'hot', 'example')
    const to = 'TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8'
    const order = {
      toToken: 'USDT(TRON)',
      sender: person(1),
      destination: to,
      fromAmount: 10n ** 18n,
      minReturnAmount: 2_600_000_000n,
    }
    const paidIn = new ExampleSlice(ETHEREUM)
      .event(1, BRIDGE.address, SWAP_ETH, order)
      .move(1, person(1), BRIDGE.address, 10n ** 18n)
    const paid = (amount: bigint) => {
      const slice = new ExampleSlice(TRON)
      return slice.move(5, hot.address, addressOf(to), amount, USDT_TRON)
    }
    return [
      {
        title: 'ether in, USDT on TRON out',
        slices: [paidIn, paid(2_650_000_000n)],
        pairs: [[exampleTx(1), exampleTx(5)]],
        places: [hot],
      },
      {
        title: 'less than the least that was asked for',
        slices: [paidIn, paid(2_500_000_000n)],
        pairs: [],
        places: [hot],
      },
    ]
  },
})

function addressOf(text: string) {
  return place('trx', text, '', '').address
}

function capture(slice: CrossingSlice, places: readonly CrossingPlace[]) {
  const index = new SliceIndex('swft', slice)
  const routers = places.filter(p => p.role === 'router')
  const own = new Set(places.map(p => p.address))
  for (const layout of [SWAP, SWAP_ETH])
    for (const known of index.events(layout, routers)) {
      const { event, fields, place: at } = known
      const amount = fields.uint('fromAmount')
      const token = layout === SWAP ? fields.address('fromToken') : NOBODY
      // On TRON tokens are named by another form of address than in the event, so that the transfer alone tells the asset.
      const asset = slice.ledger.startsWith('eip155:') ? index.asset(token) : undefined
      const transfer = index.take(event.tx, { asset, amount, from: f => !own.has(f) })
      const payer = transfer?.from ?? (asset === undefined ? null : fields.address('sender'))
      const paid = asset ?? transfer?.asset
      if (payer === null || paid === undefined)
        index.gap(event.tx, 'payer-unseen', 'a swap was ordered whose transfer is not at hand')
      else
        index.legs.push({
          ...index.start(event),
          ...{
            side: 'in',
            index: transfer?.index ?? null,
            account: index.account(payer),
            service: index.account(at.address),
            asset: paid,
            amount,
          },
          ...{ reference: null, asked: askedFor(known) },
        })
    }
  payoutLegs(
    index,
    slice,
    places.filter(p => p.role === 'hot'),
    [],
  )
  return { legs: index.legs, gaps: index.gaps }
}

/** `USDT(TRON)`, `usdt(matic)`, `BTC`. */
function askedFor({ fields }: KnownEvent): NonNullable<CrossingLeg['asked']> {
  const m = /^([A-Za-z0-9.]{2,12})(?:\(([A-Za-z0-9]{2,12})\))?$/.exec(fields.text('toToken'))
  const symbol = (m?.[1] ?? '').toUpperCase()
  const ledger = m?.[2] === undefined ? tickerLedger(symbol) : ledgerNamed(m[2])
  const asset = ledger === null ? null : (knownToken(ledger, symbol) ?? null)
  const least = fields.uint('minReturnAmount')
  const account = addressOn(ledger, fields.text('destination'))
  return { ledger, account, asset, least: asset === null || least === 0n ? null : least, refundTo: null }
}

function ledgerNamed(name: string): LedgerId | null {
  try {
    return parseLedger(name)
  } catch (error) {
    if (error instanceof CordonError) return tickerLedger(name)
    throw error
  }
}

function knownToken(ledger: LedgerId, symbol: string): AssetId | undefined {
  for (const [asset, known] of KNOWN_ASSETS) if (asset.startsWith(`${ledger}/`) && known.symbol === symbol) return asset
  return undefined
}
