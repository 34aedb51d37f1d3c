import type { CrossingPlace, CrossingSlice } from '../../analysis/crossing/crossing-entry.ts'
import { defineCrossing } from '../../analysis/crossing/define-crossing.ts'
import { type EventFields, eventLayout } from '../../formats/crossings/evm-event.ts'
import { accountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { erc20 } from '../../model/asset.ts'
import { ETHEREUM, type LedgerId, parseLedger } from '../../model/ledger.ts'
import { ExampleSlice, exampleTx, person } from './make-example.ts'
import { place } from './place.ts'
import { SliceIndex } from './slice-index.ts'

const DEPOSITED = eventLayout(
  'FundsDeposited(bytes32 inputToken, bytes32 outputToken, uint256 inputAmount, uint256 outputAmount, uint256 indexed destinationChainId, uint256 indexed depositId, uint32 quoteTimestamp, uint32 fillDeadline, uint32 exclusivityDeadline, bytes32 indexed depositor, bytes32 recipient, bytes32 exclusiveRelayer, bytes message)',
)
const DEPOSITED_V3 = eventLayout(
  'V3FundsDeposited(address inputToken, address outputToken, uint256 inputAmount, uint256 outputAmount, uint256 indexed destinationChainId, uint32 indexed depositId, uint32 quoteTimestamp, uint32 fillDeadline, uint32 exclusivityDeadline, address indexed depositor, address recipient, address exclusiveRelayer, bytes message)',
)
const FILLED = eventLayout(
  'FilledRelay(bytes32 inputToken, bytes32 outputToken, uint256 inputAmount, uint256 outputAmount, uint256 repaymentChainId, uint256 indexed originChainId, uint256 indexed depositId, uint32 fillDeadline, uint32 exclusivityDeadline, bytes32 exclusiveRelayer, bytes32 indexed relayer, bytes32 depositor, bytes32 recipient, bytes32 messageHash, (bytes32 updatedRecipient, bytes32 updatedMessageHash, uint256 updatedOutputAmount, uint8 fillType))',
)
const FILLED_V3 = eventLayout(
  'FilledV3Relay(address inputToken, address outputToken, uint256 inputAmount, uint256 outputAmount, uint256 repaymentChainId, uint256 indexed originChainId, uint32 indexed depositId, uint32 fillDeadline, uint32 exclusivityDeadline, address exclusiveRelayer, address indexed relayer, address depositor, address recipient, bytes message, uint256 relayExecutionInfo)',
  'FilledV3Relay(address,address,uint256,uint256,uint256,uint256,uint32,uint32,uint32,address,address,address,address,bytes,(address,bytes,uint256,uint8))',
)
const DOCS = 'Across documentation, SpokePool contracts'
const POOL = place('eth', '0x5c7BCd6E7De5423a257D81B442095A1a6ced35C5', 'pool', DOCS)
const FAR_POOL = place('base', '0x09aea4b2242abC8bb4BB78D537A67a245A7bEC64', 'pool', DOCS)

/** Across: relayers pay at once on the other ledger and are repaid later. */
export const across = defineCrossing({
  name: 'across',
  title: 'Across',
  kind: 'message',
  about:
    'A deposit names what is to be paid where; a relayer pays it there out of its own pocket and is repaid later. Both ends write the chain ' +
    'of origin and the number of the deposit. A fill pays each deposit once.',
  sources: [
    'https://docs.across.to/reference/contract-addresses',
    'https://github.com/across-protocol/contracts/blob/master/contracts/SpokePool.sol',
  ],
  places: [
    POOL,
    FAR_POOL,
    place('op', '0x6f26Bf09B1C792e3228e5467807a900A503c0281', 'pool', DOCS),
    place('arb', '0xe35e9842fceaCA96570B734083f4a58e8F7C5f2A', 'pool', DOCS),
    place('polygon', '0x9295ee1d8C5b022Be115A2AD3c30C72E34e7F096', 'pool', DOCS),
  ],
  pairs: { by: 'reference', windowSeconds: 2 * 86_400, outs: 'one', claims: 'contract', feeBand: [0, 0.05] },
  needsOf: (_, places) => ({
    topics: places.length > 0 ? [DEPOSITED, DEPOSITED_V3, FILLED, FILLED_V3].map(l => l.topic) : [],
    contracts: places.map(p => p.address),
    accounts: [],
    memos: false,
  }),
  captureOf: capture,
  examples: () => {
    const usdc = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'
    const far = '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913'
    const order = {
      inputToken: usdc,
      outputToken: far,
      inputAmount: 1000n,
      outputAmount: 995n,
      destinationChainId: 8453n,
      depositId: 41n,
      depositor: person(1),
      recipient: person(2),
      message: '0x',
    }
    const sent = new ExampleSlice(ETHEREUM)
      .move(1, person(1), POOL.address, 1000n, erc20(ETHEREUM, usdc))
      .event(1, POOL.address, DEPOSITED, order)
    const filled = (depositId: bigint) =>
      new ExampleSlice(parseLedger('base'))
        .move(2, person(99), person(2), 995n, erc20(parseLedger('base'), far))
        .event(2, FAR_POOL.address, FILLED, { ...order, depositId, originChainId: 1n, relayer: person(99) })
    return [
      { title: 'Ethereum to Base', slices: [sent, filled(41n)], pairs: [[exampleTx(1), exampleTx(2)]] },
      { title: 'another deposit', slices: [sent, filled(42n)], pairs: [] },
    ]
  },
})

function capture(slice: CrossingSlice, places: readonly CrossingPlace[]) {
  const index = new SliceIndex('across', slice)
  const own = slice.ledger.slice(slice.ledger.indexOf(':') + 1)
  const pools = new Set(places.map(p => p.address))
  for (const layout of [DEPOSITED, DEPOSITED_V3])
    for (const { event, fields, place: pool } of index.events(layout, places)) {
      const amount = fields.uint('inputAmount')
      const asset = index.asset(lastTwenty(fields, 'inputToken'))
      const depositor = lastTwenty(fields, 'depositor')
      const transfer = index.take(event.tx, { amount, to: t => pools.has(t), from: f => !pools.has(f) })
      const ledger = `eip155:${fields.uint('destinationChainId')}` as LedgerId
      const recipient = fields.word('recipient')
      const evm = /^0x0{24}/.test(recipient)
      index.legs.push({
        ...index.start(event),
        ...{
          side: 'in',
          index: transfer?.index ?? null,
          account: index.account(transfer?.from ?? depositor),
          service: index.account(pool.address),
        },
        ...{ asset: transfer?.asset ?? asset, amount, reference: `${own}/${fields.uint('depositId')}` },
        asked: {
          ...{ ledger: evm ? ledger : null, account: evm ? accountId(ledger, lastTwenty(fields, 'recipient')) : null },
          ...{
            asset: evm ? erc20(ledger, lastTwenty(fields, 'outputToken')) : null,
            least: fields.uint('outputAmount'),
          },
          refundTo: index.account(depositor),
        },
      })
    }
  for (const layout of [FILLED, FILLED_V3])
    for (const { event, fields, place: pool } of index.events(layout, places)) {
      const amount = fields.uint('outputAmount')
      const recipient = lastTwenty(fields, 'recipient')
      const transfer = index.take(event.tx, { amount, to: t => t === recipient })
      index.legs.push({
        ...index.start(event),
        ...{
          side: 'out',
          index: transfer?.index ?? null,
          account: index.account(recipient),
          service: index.account(pool.address),
        },
        ...{ asset: transfer?.asset ?? index.asset(lastTwenty(fields, 'outputToken')), amount },
        ...{ reference: `${fields.uint('originChainId')}/${fields.uint('depositId')}`, asked: null },
      })
    }
  return { legs: index.legs, gaps: index.gaps }
}

/** An EVM address in a word of 32 bytes, be it of the type `address` or `bytes32`. */
function lastTwenty(fields: EventFields, name: string): Address {
  return `0x${fields.word(name).slice(26)}` as Address
}
