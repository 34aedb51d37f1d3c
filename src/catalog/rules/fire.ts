import type { RuleAnswer, RuleLevel } from '../../model/monitor/rule.ts'
import { cents, saySpan, sayUsd, sayWon, wholeWon } from './say.ts'

/**
 * One change of the event that alone would have kept the rule silent, all else equal. `under`, `from`: its worth in US dollars, and in
 * won where the limit is one in won, so that it is told in won; `later`: it came after `ms`; `sooner`: it came before `ms`; `were`: words that follow "would not fire …".
 */
export type Unless =
  | { readonly kind: 'under'; readonly usd: number; readonly krw?: number }
  | { readonly kind: 'from'; readonly usd: number; readonly krw?: number }
  | { readonly kind: 'later'; readonly ms: number | null }
  | { readonly kind: 'sooner'; readonly ms: number | null }
  | { readonly kind: 'were'; readonly words: string }

/** What {@link fire} makes an answer of. */
export interface Fired {
  readonly level: RuleLevel
  readonly reasons: readonly string[]
  readonly figures: Readonly<Record<string, number | string>>
  readonly unless: readonly Unless[]
  readonly events?: readonly { readonly id: string }[]
}

/** The most earlier events that an answer names. */
const MOST_EVENTS = 100
/** What is said where nothing about this event alone makes the difference. */
const NO_CHANGE = 'no single change of this event would have kept it silent'

/**
 * The answer of a rule that fires. Each change that would have kept it silent stands in `unless` in words and, where it is a figure, in
 * `figures`: `silentUnderUsd`, `silentFromUsd` (and `…Krw`), `silentAfter`, `silentBefore` (ISO 8601). A change that cannot be (an amount below
 * nothing) is left out.
 */
export function fire(atMs: number, fired: Fired): RuleAnswer {
  const figures: Record<string, number | string> = {}
  // What is not a number (a rate without a price) is left out: JSON could not hold it. Twelve digits, so that the order in which doubles
  // were summed leaves no trace.
  for (const [name, figure] of Object.entries(fired.figures))
    if (typeof figure === 'string') figures[name] = figure
    else if (Number.isFinite(figure)) figures[name] = Number(figure.toPrecision(12))
  const words: string[] = []
  for (const change of fired.unless) {
    if (change.kind === 'were') words.push(change.words)
    else if (change.kind === 'under' || change.kind === 'from') {
      const down = change.kind === 'under'
      const usd = cents(change.usd, down ? 'down' : 'up')
      const krw = change.krw === undefined ? undefined : wholeWon(change.krw, down ? 'down' : 'up')
      if (isWorth(usd)) figures[down ? 'silentUnderUsd' : 'silentFromUsd'] = usd
      if (krw !== undefined && isWorth(krw)) figures[down ? 'silentUnderKrw' : 'silentFromKrw'] = krw
      if (isWorth(krw ?? usd)) words.push(`${down ? 'under' : 'from'} ${sayBound(usd, krw)}${down ? '' : ' on'}`)
    } else if (change.ms !== null) {
      const later = change.kind === 'later'
      const at = new Date(change.ms).toISOString()
      figures[later ? 'silentAfter' : 'silentBefore'] = at
      const span = saySpan(Math.abs(change.ms - atMs) / 1000)
      // On the bound itself any delay is enough.
      if (change.ms === atMs)
        words.push(later ? `if it came any later (after ${at})` : `if it came any sooner (before ${at})`)
      else
        words.push(
          later
            ? `if it came more than ${span} later (after ${at})`
            : `if it came more than ${span} sooner (before ${at})`,
        )
    }
  }
  return {
    kind: 'fired',
    level: fired.level,
    reasons: fired.reasons,
    figures,
    unless: words.length === 0 ? NO_CHANGE : `would not fire ${words.join(', or ')}`,
    events: (fired.events ?? []).slice(0, MOST_EVENTS).map(event => event.id),
  }
}

function isWorth(worth: number): boolean {
  return worth > 0 && Number.isFinite(worth)
}

function sayBound(usd: number, krw: number | undefined): string {
  return krw === undefined ? sayUsd(usd) : sayWon(krw)
}

const LEVELS: readonly RuleLevel[] = ['low', 'medium', 'high', 'hold']

/**
 * The answer of a rule that fires for either of two grounds: where both stand, no single change would have kept it silent. One that fires
 * goes before one that lacks something, and that before silence.
 */
export function either(a: RuleAnswer, b: RuleAnswer): RuleAnswer {
  if (a.kind === 'fired' && b.kind === 'fired') {
    const figures = Object.entries({ ...b.figures, ...a.figures }).filter(([name]) => !/^silent[A-Z]/.test(name))
    return {
      kind: 'fired',
      level: LEVELS.indexOf(a.level) < LEVELS.indexOf(b.level) ? b.level : a.level,
      reasons: [...a.reasons, ...b.reasons],
      figures: Object.fromEntries(figures),
      unless: NO_CHANGE,
      events: [...new Set([...a.events, ...b.events])].slice(0, MOST_EVENTS),
    }
  }
  if (a.kind === 'fired' || b.kind === 'fired') return a.kind === 'fired' ? a : b
  return a.kind === 'silent' ? b : a
}

/** The answer of a rule that lacks something: it raises review and never counts as silence. */
export function lacking(lacks: string): RuleAnswer {
  return { kind: 'unanswered', lacks }
}

/** The price that an event came without. */
export const LACKS_PRICE: RuleAnswer = lacking('the worth in US dollars of this event')
/** The price that earlier events came without. */
export const LACKS_PAST_PRICE: RuleAnswer = lacking('the worth in US dollars of earlier events in the window')

/** The account outside, or who paid, that nobody told. */
export const LACKS_OTHER: RuleAnswer = lacking('the other side of this event')

/** Accounts outside, or payers, of earlier events that nobody told: each of them may be another one. */
export const LACKS_PAST_OTHERS: RuleAnswer = lacking('the other side of earlier events in the window')

/** Earlier events that were too many to be remembered. */
export function lacksPast(seconds: number): RuleAnswer {
  return lacking(`all events of the ${saySpan(seconds)} before: they were too many to be remembered`)
}
