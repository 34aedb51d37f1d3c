import type { z } from 'zod'
import { groupDigits } from '../../formats/group-digits.ts'
import type { checkClaim } from '../../operations/theft/check-claim.ts'
import { hang } from './fold-text.ts'

/** Claims that do not hold which the text prints; `--json` has all. */
const MOST_SHOWN = 20

const VERDICTS = { same: 'same', differs: 'differs', cannot: 'cannot be recomputed' } as const

/** The answer of `cordon claims check`: one claim whole; of several those that do not hold, and sums. */
export function claimsText(
  { same, differs, cannot, traces, claims }: z.output<typeof checkClaim.output>,
  columns: number,
): string {
  if (claims.length === 0) return 'There is no claim of others here.\n'
  const lines: string[] = []
  const shown = claims.length === 1 ? claims : claims.filter(c => c.verdict !== 'same')
  for (const { id, verdict, why, account, asset, amount, differences } of shown.slice(0, MOST_SHOWN)) {
    lines.push(...hang(`${VERDICTS[verdict]}: ${why}`, columns), ...hang(id, columns, '  '))
    if (account !== null)
      lines.push(...hang(`${account}`, columns, '  '), ...hang(`${amount} of ${asset}`, columns, '  '))
    for (const { part, claimed, found } of differences)
      lines.push(...hang(`${part}: claimed ${claimed}, found ${found}`, columns, '    '))
  }
  if (shown.length > MOST_SHOWN) lines.push(`${groupDigits(String(shown.length - MOST_SHOWN))} more: --json`)
  const n = (count: number): string => groupDigits(String(count))
  const sums = `${n(same)} the same, ${n(differs)} different, ${n(cannot)} not to be recomputed, by ${n(traces)} ${traces === 1 ? 'trace' : 'traces'}`
  return `${[...lines, ...hang(sums, columns)].join('\n')}\n`
}
