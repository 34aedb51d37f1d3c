import type { AccountId } from '../../src/model/account.ts'
import { nativeAsset } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { CustomerEvent, OtherSide } from '../../src/model/monitor/customer-event.ts'

/** When made-up events begin, Unix milliseconds. */
export const T0 = Date.UTC(2026, 5, 1)

const CLEAR: OtherSide = {
  ...{ screening: { verdict: 'clear', categories: [], lists: [] }, exposure: [], labels: [] },
  ...{ firstSeenMs: Date.UTC(2020, 0, 1), patterns: [], cases: [] },
}

/**
 * The n-th event of a made-up exchange of ten customers, the same whenever it is asked for: payments in and withdrawals a minute apart, so that much
 * of what comes in leaves at once, some to a mixer; each twentieth comes an hour late.
 */
export function madeUpEvent(n: number): CustomerEvent {
  const mixed = Math.imul(n ^ 0x5bd1e995, 0x9e3779b1) >>> 0
  const late = n % 20 === 19 ? 3_600_000 : 0
  const base = { id: `e-${n}`, atMs: T0 + n * 60_000 - late, customer: `c-${mixed % 10}` }
  const usd = 500 + (mixed % 1_000)
  if (mixed & 0x10000)
    return { ...base, kind: 'fiat-in', currency: 'KRW', usd, krw: usd * 1_400, other: `p-${mixed % 7}`, ownName: true }
  const about = mixed & 0x20000 ? CLEAR : { ...CLEAR, labels: ['mixer'] }
  return {
    ...{
      ...base,
      kind: 'withdrawal',
      ledger: ETHEREUM,
      asset: nativeAsset(ETHEREUM),
      amount: BigInt(usd) * 10n ** 15n,
    },
    ...{ usd, krw: usd * 1_400, other: `${ETHEREUM}:0x${(mixed % 13).toString(16).padStart(40, '0')}` as AccountId },
    ...{ tx: null, about, shareOfBalance: null },
    travel: { state: 'complete', vasp: 'v', vaspCountry: 'KR', unhosted: false, nameMatches: true, registered: true },
  }
}
