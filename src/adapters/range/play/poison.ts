import type { Address } from '../../../model/address.ts'
import { asking, type Placed } from '../range-chain.ts'
import { DOLLAR } from '../town.ts'
import { walletOf } from '../wallet.ts'
import type { Thief } from './thief.ts'

/**
 * Spam by others who hope that the thief copies a wrong address from its history: transfers of nothing, transfers of a worthless token
 * with a familiar name, and dust, all from or to addresses that begin and end like those that the thief pays.
 */
export function poison(thief: Thief, pairs: readonly { readonly from: Address; readonly to: Address }[]): void {
  const { stage, town, artifacts, seed, record } = thief.tools
  const spammer = walletOf(seed, 'spammer')
  record.name(0, spammer.address, 'poisoner', 'spammer')
  const { dollar } = town.quarters[0]
  // The third letter is Cyrillic.
  const spoof: Placed = stage.chain(0).deploy(spammer, artifacts.own('Spoof'), ['Range Dollar', 'US\u0414R'])
  stage.expect(0, spammer, {})
  record.name(0, spoof.address, 'token', 'spammer')
  thief.later(600, () => {
    const alike = pairs.map(({ to }, n) => lookAlike(to, walletOf(seed, `look-alike ${n}`).address))
    for (const address of alike) record.name(0, address, 'poisoner', 'spammer')
    const froms = pairs.map(p => p.from)
    const amounts = pairs.map((_, n) => BigInt(n + 1) * 10_000n * DOLLAR)
    stage.order(0, spammer, { ...asking(spoof, 'tell', [froms, alike, amounts]), gas: 3_000_000n })
    pairs.forEach(({ from }, n) => {
      const to = alike[n] as Address
      stage.order(0, spammer, asking(dollar, 'transferFrom', [from, to, 0n]))
      stage.order(0, spammer, { to: from, value: BigInt(n + 1) })
    })
  })
}

/** An address that begins and ends with the same four digits as another. */
function lookAlike(of: Address, filling: Address): Address {
  return `0x${of.slice(2, 6)}${filling.slice(6, 38)}${of.slice(-4)}` as Address
}
