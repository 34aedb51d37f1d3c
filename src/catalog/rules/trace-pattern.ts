import type { CryptoMovement } from '../../model/monitor/customer-event.ts'
import { type RuleAnswer, type RuleContext, SILENT } from '../../model/monitor/rule.ts'
import { fire, lacking } from './fire.ts'

/**
 * Fires where a trace found one of these patterns at the other side of a transfer worth `least` US dollars or more; what is worth
 * less is not asked about, and a transfer without a price is.
 */
export function tracePattern(
  event: CryptoMovement,
  context: RuleContext,
  patterns: readonly string[],
  level: 'medium' | 'high',
): RuleAnswer {
  const least = context.p('least')
  if ((event.usd ?? least) < least) return SILENT
  const seen = event.about?.patterns ?? null
  if (seen === null) return lacking('patterns of traces in which the other side takes part')
  const found = patterns.filter(pattern => seen.includes(pattern))
  if (found.length === 0) return SILENT
  return fire(event.atMs, {
    level,
    reasons: [`in a trace the other side takes part in: ${found.join(', ')}`],
    figures: { patterns: found.join(', ') },
    unless: [
      ...(event.usd === null ? [] : [{ kind: 'under', usd: least } as const]),
      { kind: 'were', words: `if no trace showed it in: ${found.join(', ')}` },
    ],
  })
}
