import type { CrossingPlace, CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import { defineCrossing } from '../../analysis/crossing/define-crossing.ts'
import { eventLayout } from '../../formats/crossings/evm-event.ts'
import { accountId } from '../../model/account.ts'
import { BNB_CHAIN, ETHEREUM, type LedgerId } from '../../model/ledger.ts'
import { ExampleSlice, exampleTx, person } from './make-example.ts'
import { place } from './place.ts'
import { NOBODY, SliceIndex } from './slice-index.ts'

const HARMONY = 'eip155:1666600000' as LedgerId
const LOCKED = eventLayout('Locked(address indexed token, address indexed sender, uint256 amount, address recipient)')
const UNLOCKED = eventLayout('Unlocked(address ethToken, uint256 amount, address recipient, bytes32 receiptId)')
const BURNED = eventLayout('Burned(address indexed token, address indexed sender, uint256 amount, address recipient)')
const MINTED = eventLayout('Minted(address oneToken, uint256 amount, address recipient, bytes32 receiptId)')
const THEFT = 'contracts drained on 2022-06-23 (transactions 0x27981c72… and 0x44256bb8…)'
const ETH_MANAGER = place('eth', '0xF9Fb1c508Ff49F78b60d3A96dea99Fa5d7F3A8A6', 'bridge', THEFT)

/** Harmony's Horizon bridge as it was until it was robbed in June 2022. */
export const harmonyHorizon = defineCrossing({
  name: 'harmony-horizon',
  title: 'Harmony Horizon bridge',
  kind: 'lock-mint',
  about:
    'Locked on Ethereum or BNB Smart Chain, minted on Harmony; burned there, unlocked here. The paying side writes the id of the transaction ' +
    'that paid in (receiptId). The contracts on Harmony are not declared: add them with a place.',
  sources: ['https://github.com/harmony-one/ethhmy-bridge/blob/master/contracts/contracts/ERC20EthManager.sol'],
  places: [
    ETH_MANAGER,
    place('eth', '0x2dCCDB493827E15a5dC8f8b72147E6c4A5620857', 'bridge', THEFT),
    place('eth', '0xfD53b1B4AF84D59B20bF2C20CA89a6BeeAa2c628', 'bridge', THEFT),
  ],
  pairs: { by: 'reference', windowSeconds: 7 * 86_400, outs: 'many', claims: 'contract', feeBand: [0, 0.05] },
  needsOf: (_, places) => ({
    topics: places.length > 0 ? [LOCKED, UNLOCKED, BURNED, MINTED].map(l => l.topic) : [],
    contracts: places.map(p => p.address),
    accounts: [],
    memos: false,
  }),
  captureOf: capture,
  examples: () => {
    const there = place(HARMONY, person(710), 'bridge', 'example')
    const locked = new ExampleSlice(ETHEREUM)
      .event(1, ETH_MANAGER.address, LOCKED, { token: NOBODY, sender: person(1), amount: 7n, recipient: person(1) })
      .move(1, person(1), ETH_MANAGER.address, 7n)
    const minted = (n: number) =>
      new ExampleSlice(HARMONY).event(2, there.address, MINTED, {
        oneToken: person(50),
        amount: 7n,
        recipient: person(1),
        receiptId: exampleTx(n),
      })
    return [
      {
        title: 'locked on Ethereum, minted on Harmony',
        slices: [locked, minted(1)],
        pairs: [[exampleTx(1), exampleTx(2)]],
        places: [there],
      },
      { title: 'a receipt of another transaction', slices: [locked, minted(8)], pairs: [], places: [there] },
    ]
  },
})

function capture(slice: CrossingSlice, places: readonly CrossingPlace[]) {
  const index = new SliceIndex('harmony-horizon', slice)
  const own = new Set(places.map(p => p.address))
  for (const layout of [LOCKED, BURNED])
    for (const { event, fields, place: at } of index.events(layout, places)) {
      const sender = fields.address('sender')
      const asset = index.asset(fields.address('token'))
      const amount = fields.uint('amount')
      const transfer = index.take(event.tx, { asset, amount, to: t => own.has(t) || t === NOBODY })
      // What is locked goes to Harmony. From there the token decides whether it is Ethereum or BNB Smart Chain, which no event names.
      const ledger = slice.ledger === ETHEREUM || slice.ledger === BNB_CHAIN ? HARMONY : null
      index.legs.push({
        ...index.start(event),
        ...{
          side: 'in',
          index: transfer?.index ?? null,
          account: index.account(sender),
          service: index.account(at.address),
          asset,
          amount,
        },
        reference: event.tx,
        asked: {
          ledger,
          account: ledger && accountId(ledger, fields.address('recipient')),
          asset: null,
          least: null,
          refundTo: null,
        },
      })
    }
  for (const [layout, token] of [
    [UNLOCKED, 'ethToken'],
    [MINTED, 'oneToken'],
  ] as const)
    for (const { event, fields, place: at } of index.events(layout, places)) {
      const recipient = fields.address('recipient')
      const asset = index.asset(fields.address(token))
      const amount = fields.uint('amount')
      const transfer = index.take(event.tx, { asset, amount, to: t => t === recipient })
      index.legs.push({
        ...index.start(event),
        ...{
          side: 'out',
          index: transfer?.index ?? null,
          account: index.account(recipient),
          service: index.account(at.address),
          asset,
          amount,
        },
        ...{ reference: fields.word('receiptId'), asked: null },
      })
    }
  return { legs: index.legs, gaps: index.gaps }
}
