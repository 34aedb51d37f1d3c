import { defineCrossing } from '../../analysis/crossing/define-crossing.ts'
import { ETHEREUM } from '../../model/ledger.ts'
import { ExampleSlice, exampleTx, person } from './make-example.ts'
import { place } from './place.ts'
import { DEPOSIT, routerLegs, routerNeeds, TRANSFER_OUT } from './router-swaps.ts'

const ROUTER = place('eth', '0xe3985E6b61b814F7Cdb188766562ba71b446B46d', 'router', 'MAYANode, inbound_addresses')

/** Maya Protocol, a fork of THORChain with the same router and memos. */
export const mayachain = defineCrossing({
  name: 'mayachain',
  title: 'Maya Protocol',
  kind: 'swap-network',
  about:
    'A fork of THORChain: the same router events, the same memos, other vaults. On Bitcoin its memos cannot be told from THORChain’s, so that ' +
    'there legs are told by the id that they name: it is a deposit of one network or of the other.',
  sources: ['https://docs.mayaprotocol.com/mayachain-dev-docs/concepts/transaction-memos'],
  places: [ROUTER],
  pairs: { by: 'reference', windowSeconds: 3 * 86_400, outs: 'many', claims: 'use', feeBand: [0, 0.1] },
  needsOf: routerNeeds,
  captureOf: (slice, places) => routerLegs('mayachain', slice, places),
  examples: () => {
    const slice = () =>
      new ExampleSlice(ETHEREUM)
        .event(1, ROUTER.address, DEPOSIT, {
          to: person(901),
          asset: '0x',
          amount: 10n ** 18n,
          memo: `=:ETH.USDC:${person(3)}:0:t:30`,
        })
        .move(1, person(1), ROUTER.address, 10n ** 18n)
    const out = (memo: string) => ({
      vault: person(901),
      to: person(3),
      asset: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
      amount: 2_690_000_000n,
      memo,
    })
    return [
      {
        title: 'ether in, a token out',
        slices: [slice().event(3, ROUTER.address, TRANSFER_OUT, out(`OUT:${exampleTx(1).slice(2)}`))],
        pairs: [[exampleTx(1), exampleTx(3)]],
      },
      {
        title: 'liquidity is no crossing',
        slices: [slice().event(3, ROUTER.address, TRANSFER_OUT, out('-:ETH.ETH:10000'))],
        pairs: [],
      },
    ]
  },
})
