import type { Outcome, RuleFinding, TypologyFinding } from '../../model/monitor/judgement.ts'
import type { AnswerBook } from './answer-book.ts'
import type { RuleSet, TypologyInForce } from './rule-set.ts'

/** Outcomes from the mildest to the strictest; their places are their numbers in packed marks. */
export const OUTCOMES: readonly Outcome[] = ['pass', 'review', 'hold']

/** The stricter of two. */
export function stricter(a: Outcome, b: Outcome): Outcome {
  return OUTCOMES.indexOf(a) >= OUTCOMES.indexOf(b) ? a : b
}

/**
 * What one finding asks for. A rule that could not answer raises review: silence it is not. A hard rule, and the level `hold`, hold; high
 * and medium want a person; low is only told, and counts in typologies.
 */
export function outcomeOf(finding: RuleFinding, hard: boolean): Outcome {
  const { answer } = finding
  if (answer.kind === 'unanswered') return 'review'
  if (hard || answer.level === 'hold') return 'hold'
  return answer.level === 'low' ? 'pass' : 'review'
}

/**
 * The schemes to which a rule that fired for this event belongs, and that all rules which they need fired for within their windows. Score:
 * noisy-or, 1 − Π(1 − weight), over the rules that fired, each counted once.
 * @param fired rules of this event
 */
export function typologyFindings(
  set: RuleSet,
  book: AnswerBook,
  fired: ReadonlySet<string>,
  customer: number,
  atMs: number,
  place: number,
): TypologyFinding[] {
  const findings: TypologyFinding[] = []
  // Many schemes look back equally far.
  const byWindow = new Map<number, Set<string>>()
  const within = (seconds: number): Set<string> => {
    const known = byWindow.get(seconds) ?? book.within(customer, atMs - seconds * 1_000, atMs, place)
    byWindow.set(seconds, known)
    return known
  }
  for (const scheme of set.typologies) {
    if (scheme.needs === null || !concerns(scheme, fired)) continue
    const all = within(scheme.typology.windowSeconds)
    if (!scheme.needs.every(id => all.has(id))) continue
    let silent = 1
    const rules: string[] = []
    for (const [id, weight] of scheme.byId) {
      if (!all.has(id)) continue
      silent *= 1 - weight
      rules.push(id)
    }
    const score = 1 - silent
    const outcome = score >= scheme.hold ? 'hold' : score >= scheme.review ? 'review' : 'pass'
    findings.push({ typology: scheme.typology.name, version: scheme.version, score, outcome, rules })
  }
  return findings
}

function concerns(scheme: TypologyInForce, fired: ReadonlySet<string>): boolean {
  for (const id of fired) if (scheme.byId.has(id)) return true
  return false
}
