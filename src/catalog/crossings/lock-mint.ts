import type { CrossingPlace, CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import { defineCrossing } from '../../analysis/crossing/define-crossing.ts'
import { eventLayout } from '../../formats/crossings/evm-event.ts'
import { accountId } from '../../model/account.ts'
import type { CrossingLeg } from '../../model/crossing.ts'
import { ETHEREUM, type LedgerId } from '../../model/ledger.ts'
import { ExampleSlice, exampleTx, person } from './make-example.ts'
import { place } from './place.ts'
import { NOBODY, SliceIndex } from './slice-index.ts'

const LOCKED = eventLayout(
  'Locked(bytes32 indexed id, address indexed token, address indexed from, uint256 amount, uint256 toChain, address to)',
)
const BURNED = eventLayout(
  'Burned(bytes32 indexed id, address indexed token, address indexed from, uint256 amount, uint256 toChain, address to)',
)
const MINTED = eventLayout('Minted(bytes32 indexed id, address indexed token, address indexed to, uint256 amount)')
const RELEASED = eventLayout('Released(bytes32 indexed id, address indexed token, address indexed to, uint256 amount)')
const REFUNDED = eventLayout('Refunded(bytes32 indexed id, address to, uint256 amount)')
const LAYOUTS = [LOCKED, BURNED, MINTED, RELEASED, REFUNDED]

/** A bridge of the plainest kind, such as the one of `cordon range`: locked or burned here, minted or released there, under one id. */
export const lockMint = defineCrossing({
  name: 'lock-mint',
  title: 'Lock-and-mint bridge',
  kind: 'lock-mint',
  about:
    'A pair of contracts: what is locked or burned at one end is minted or released at the other under the same id, which only the bridge’s ' +
    'relayer can write. It has no place of its own on public ledgers: places are declared (the range declares its bridge).',
  sources: ['https://ethereum.org/en/bridges/'],
  places: [],
  pairs: { by: 'reference', windowSeconds: 7 * 86_400, outs: 'one', claims: 'contract', feeBand: [0, 0.05] },
  needsOf: (_, places) => ({
    topics: places.length > 0 ? LAYOUTS.map(l => l.topic) : [],
    contracts: places.map(p => p.address),
    accounts: [],
    memos: false,
  }),
  captureOf: capture,
  examples: () => {
    const side = 'eip155:31337' as LedgerId
    const here = place('eth', person(700), 'bridge', 'example')
    const there = place(side, person(701), 'bridge', 'example')
    const id = exampleTx(77)
    const values = { id, token: NOBODY, from: person(1), amount: 5n * 10n ** 18n, toChain: 31_337n, to: person(2) }
    const locked = new ExampleSlice(ETHEREUM)
      .event(1, here.address, LOCKED, values)
      .move(1, person(1), here.address, 5n * 10n ** 18n)
    const minted = new ExampleSlice(side)
      .event(2, there.address, MINTED, values)
      .move(2, there.address, person(2), 5n * 10n ** 18n)
    const places = [here, there]
    return [
      { title: 'locked here, minted there', slices: [locked, minted], pairs: [[exampleTx(1), exampleTx(2)]], places },
      {
        title: 'another id',
        slices: [locked, new ExampleSlice(side).event(2, there.address, MINTED, { ...values, id: exampleTx(78) })],
        pairs: [],
        places,
      },
    ]
  },
})

function capture(slice: CrossingSlice, places: readonly CrossingPlace[]) {
  const index = new SliceIndex('lock-mint', slice)
  const own = new Set(places.map(p => p.address))
  for (const layout of [LOCKED, BURNED])
    for (const { event, fields, place: at } of index.events(layout, places)) {
      const from = fields.address('from')
      const asset = index.asset(fields.address('token'))
      const amount = fields.uint('amount')
      const transfer = index.take(event.tx, { asset, amount, from: f => f === from, to: t => own.has(t) })
      const ledger = `eip155:${fields.uint('toChain')}` as LedgerId
      index.legs.push({
        ...index.start(event),
        ...{
          side: 'in',
          index: transfer?.index ?? null,
          account: index.account(from),
          service: index.account(at.address),
          asset,
          amount,
        },
        ...{
          reference: fields.word('id'),
          asked: { ledger, account: accountId(ledger, fields.address('to')), asset: null, least: null, refundTo: null },
        },
      })
    }
  for (const [layout, side] of [
    [MINTED, 'out'],
    [RELEASED, 'out'],
    [REFUNDED, 'refund'],
  ] as const)
    for (const { event, fields, place: at } of index.events(layout, places)) {
      const to = fields.address('to')
      const amount = fields.uint('amount')
      const asset = layout === REFUNDED ? undefined : index.asset(fields.address('token'))
      const transfer = index.take(event.tx, { asset, amount, to: t => t === to })
      const paid: CrossingLeg['asset'] | undefined = asset ?? transfer?.asset
      if (paid === undefined)
        index.gap(event.tx, 'asset-unknown', 'a refund names no token, and its transfer is not at hand')
      else
        index.legs.push({
          ...index.start(event),
          ...{
            side,
            index: transfer?.index ?? null,
            account: index.account(to),
            service: index.account(at.address),
            asset: paid,
            amount,
          },
          ...{ reference: fields.word('id'), asked: null },
        })
    }
  return { legs: index.legs, gaps: index.gaps }
}
