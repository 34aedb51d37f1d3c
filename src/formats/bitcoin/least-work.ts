import { InputError } from '../../model/errors.ts'
import { BITCOIN, type LedgerId } from '../../model/ledger.ts'
import { targetOf } from './block-header.ts'

/** The hash that difficulty 1 lets pass. */
const EASIEST = 0xffffn << 208n

/**
 * † Difficulties that mainnet never fell below from a height on, set far below the true ones: block 300,000 had 8.0 × 10⁹ (in the
 * header of block 300,025), block 702,861 had 1.9 × 10¹³. To forge a header of 10¹³, a machine of 200 TH/s works for seven years.
 */
const LEAST: readonly (readonly [from: number, difficulty: bigint])[] = [
  [800_000, 10_000_000_000_000n],
  [600_000, 1_000_000_000_000n],
  [300_000, 1_000_000_000n],
]

/**
 * Refuses a header whose claimed difficulty is far below the network's at that height: anybody can meet a difficulty that he chose
 * himself. Networks for tests have none to speak of.
 * @param bits the compact form in the header
 * @throws InputError `block-work`
 */
export function checkLeastWork(ledger: LedgerId, height: number, bits: number): void {
  if (ledger !== BITCOIN) return
  const least = LEAST.find(([from]) => height >= from)?.[1]
  if (least !== undefined && targetOf(bits) > EASIEST / least)
    throw new InputError(
      'block-work',
      `the header given for height ${height} claims a difficulty that mainnet has long outgrown`,
    )
}
