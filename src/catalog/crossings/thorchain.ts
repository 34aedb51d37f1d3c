import { defineCrossing } from '../../analysis/crossing/define-crossing.ts'
import { BITCOIN, ETHEREUM } from '../../model/ledger.ts'
import { ExampleSlice, exampleTx, person } from './make-example.ts'
import { place } from './place.ts'
import { DEPOSIT, routerLegs, routerNeeds, TRANSFER_OUT } from './router-swaps.ts'

const NODE = 'THORNode, inbound_addresses'
const BYBIT = 'on-chain facts of the Bybit theft, 2025-02: where 84 % of it went'
const ROUTER = place('eth', '0xD37BbE5744D730a1d98d8DC97c42F0Ca46aD7146', 'router', BYBIT)
const VAULT = person(900)

/** THORChain: native coins swapped over vaults of its nodes, without an account. */
export const thorchain = defineCrossing({
  name: 'thorchain',
  title: 'THORChain',
  kind: 'swap-network',
  about:
    'A network that swaps native coins over vaults of its nodes. The order is a memo: an argument of the router on EVM ledgers, an OP_RETURN ' +
    'on Bitcoin. Payouts and refunds name the transaction that paid in, so that legs are joined as facts. Vaults change every few days and ' +
    'anybody may pay through the router: a payer that nobody else deals with is not believed.',
  sources: [
    'https://dev.thorchain.org/concepts/memos.html',
    'https://dev.thorchain.org/concepts/sending-transactions.html',
  ],
  places: [
    ROUTER,
    place('eth', '0x42A5Ed456650a09Dc10EBc6361A7480fDd61f27B', 'router', NODE),
    place('avax', '0x8F66c4AE756BEbC49Ec8B81966DD8bba9f127549', 'router', NODE),
    place('avax', '0x00dc6100103BC402d490aEE3F9a5560cBd91f1d4', 'router', NODE),
    place('base', '0x00dc6100103BC402d490aEE3F9a5560cBd91f1d4', 'router', NODE),
    place('bsc', '0xb30eC53F98ff5947EDe720D32aC2da7e52A5f56b', 'router', NODE),
  ],
  // A streaming swap may take a day, and its last part waits for the outbound queue.
  pairs: { by: 'reference', windowSeconds: 3 * 86_400, outs: 'many', claims: 'use', feeBand: [0, 0.1] },
  needsOf: routerNeeds,
  captureOf: (slice, places) => routerLegs('thorchain', slice, places),
  examples: () => {
    const paidIn = 2_700_000_000_000_000_000n
    const order = '=:BTC.BTC:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4:7000000/3/5'
    const id = exampleTx(1).slice(2).toUpperCase()
    const ethereum = () =>
      new ExampleSlice(ETHEREUM)
        .event(1, ROUTER.address, DEPOSIT, { to: VAULT, asset: '0x', amount: paidIn, memo: order })
        .move(1, person(1), ROUTER.address, paidIn)
    const bitcoin = (memo: string) =>
      new ExampleSlice(BITCOIN).bitcoin(
        9,
        'bc1q34aq5drpuwy3wgl9lhup9892qp6svr8ldzyy7c',
        [['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 7_100_000n]],
        memo,
      )
    return [
      {
        title: 'ether in, bitcoin out',
        slices: [ethereum(), bitcoin(`OUT:${id}`)],
        pairs: [[exampleTx(1), exampleTx(9).slice(2)]],
      },
      {
        title: 'a refund is an edge of its own',
        slices: [
          ethereum()
            .event(4, ROUTER.address, TRANSFER_OUT, {
              vault: VAULT,
              to: person(2),
              asset: '0x',
              amount: paidIn - 1n,
              memo: `REFUND:${id}`,
            })
            .move(4, VAULT, person(2), paidIn - 1n),
        ],
        pairs: [[exampleTx(1), exampleTx(4)]],
      },
      { title: 'an id of nothing', slices: [ethereum(), bitcoin('OUT:DEADBEEF')], pairs: [] },
      {
        title: 'a contract that is not the router says the same',
        slices: [
          new ExampleSlice(ETHEREUM).event(1, person(666), DEPOSIT, {
            to: VAULT,
            asset: '0x',
            amount: paidIn,
            memo: order,
          }),
          bitcoin(`OUT:${id}`),
        ],
        pairs: [],
      },
    ]
  },
})
