import type { CrossingEntry, CrossingPlace } from '../../analysis/crossing/crossing-entry.ts'
import { defineCrossing } from '../../analysis/crossing/define-crossing.ts'
import { erc20 } from '../../model/asset.ts'
import { ETHEREUM } from '../../model/ledger.ts'
import { ExampleSlice, exampleTx, person } from './make-example.ts'
import { place } from './place.ts'
import { SliceIndex } from './slice-index.ts'
import { payoutLegs } from './watched-account.ts'

/** What tells one instant exchanger from another. */
export interface Exchanger extends Pick<CrossingEntry, 'name' | 'title' | 'about' | 'sources'> {
  readonly places: readonly CrossingPlace[]
}

/**
 * A service without accounts that takes one coin and pays another out of a pooled hot wallet. Nothing on any ledger joins the two, so that
 * its legs are joined by odds alone, over all its payments together, and most of the answer may be "unknown".
 */
export function instantExchanger(exchanger: Exchanger): CrossingEntry {
  return defineCrossing({
    ...exchanger,
    kind: 'instant-exchanger',
    pairs: { by: 'amount-time', windowSeconds: 4 * 3600, outs: 'many', claims: 'use', feeBand: [0.002, 0.05] },
    needsOf: (_, places) => ({ topics: [], contracts: [], accounts: places.map(p => p.address), memos: false }),
    captureOf: (slice, places) => {
      const index = new SliceIndex(exchanger.name, slice)
      payoutLegs(index, slice, places, ['hot'])
      return { legs: index.legs, gaps: index.gaps }
    },
    examples: () => {
      const hot = place('eth', person(800), 'hot', 'example')
      const usdc = erc20(ETHEREUM, '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48')
      const quiet = new ExampleSlice(ETHEREUM).move(1, person(1), person(2), 10n ** 18n)
      // Twenty swaps, hours apart, of odd sizes at one price: what the service is like can be learned from them.
      const busy = new ExampleSlice(ETHEREUM)
      const pairs: [string, string][] = []
      for (let n = 0; n < 20; n++) {
        const milli = 700n + BigInt((n * 7919) % 2801)
        busy.move(400 * n, person(n), hot.address, milli * 10n ** 15n)
        busy.move(400 * n + 9 + (n % 5), hot.address, person(100 + n), (milli * 2_700_000n * 9930n) / 10_000n, usdc)
        pairs.push([exampleTx(400 * n), exampleTx(400 * n + 9 + (n % 5))])
      }
      return [
        { title: 'lone swaps are found by amount and time', slices: [busy], pairs, places: [hot] },
        { title: 'a payment between others', slices: [quiet], pairs: [], places: [hot] },
      ]
    },
  })
}
