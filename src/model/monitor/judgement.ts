import type { RuleAnswer } from './rule.ts'

/** What is to happen with the money of an event. `review`: a person looks, the money may move; `hold`: it stays until a person has looked. */
export type Outcome = 'pass' | 'review' | 'hold'

/** One rule's answer to one event, with what it was judged by. */
export interface RuleFinding {
  readonly rule: string
  /** SHA-256 of the rule's parameters in force, with its id and code version, lower-case hex; the first 16 digits. */
  readonly version: string
  readonly answer: Exclude<RuleAnswer, { readonly kind: 'silent' }>
}

/** How far a scheme is met. */
export interface TypologyFinding {
  readonly typology: string
  readonly version: string
  /** 0 to 1, by noisy-or over the rules that fired. */
  readonly score: number
  readonly outcome: Outcome
  readonly rules: readonly string[]
}

/** What came of one event. Equal events in equal state give equal judgements, byte for byte. */
export interface Judgement {
  /** The event's id. */
  readonly event: string
  readonly customer: string
  readonly atMs: number
  readonly outcome: Outcome
  /** Rules that fired or could not answer; those that are silent are counted only. */
  readonly findings: readonly RuleFinding[]
  readonly silent: number
  readonly typologies: readonly TypologyFinding[]
  /** Of the rule set, typologies, overlay and learned score in force; the first 16 digits of a SHA-256. */
  readonly ruleset: string
  /** 0 to 1; null: no learned score is in use. Beside the rules, never instead of them. */
  readonly learned: { readonly score: number; readonly because: readonly string[] } | null
  /** True: the event had come before, and this is what was said then. */
  readonly repeated: boolean
  /** True: it came late, within the bound; events after it were judged again. */
  readonly late: boolean
  /** What was said before, where this takes its place because an earlier event came late. */
  readonly instead: Outcome | null
}
