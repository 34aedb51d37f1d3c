import type { CustomerEvent, CustomerProfile, EventKind } from './customer-event.ts'

/** A figure of a rule that may be tuned, with its unit and where it comes from. */
export interface RuleParameter {
  readonly value: number
  /** `usd`, `krw`, `count`, `seconds`, `share` (0 to 1), `percent`, `days` … */
  readonly unit: string
  readonly about: string
  /** A regulator, a paper, a published case; `proposal` where it is ours. */
  readonly source: string
}

/** How much it matters. `hold`: money is not to move before a person has looked. */
export type RuleLevel = 'low' | 'medium' | 'high' | 'hold'

/**
 * What a rule says of an event. `unanswered`: it lacks something, names it, and raises review; it never counts as silence.
 * `unless`: what would have kept it silent, in words with figures.
 */
export type RuleAnswer =
  | { readonly kind: 'silent' }
  | {
      readonly kind: 'fired'
      readonly level: RuleLevel
      readonly reasons: readonly string[]
      readonly figures: Readonly<Record<string, number | string>>
      readonly unless: string
      /** Ids of the earlier events that it rests on; at most 100. */
      readonly events: readonly string[]
    }
  | { readonly kind: 'unanswered'; readonly lacks: string }

/** The answer of most rules to most events. */
export const SILENT: RuleAnswer = { kind: 'silent' }

/** One earlier event of a window, as it is kept. */
export interface PastEvent {
  readonly id: string
  readonly kind: EventKind
  readonly atMs: number
  /** US dollars; NaN where no price was known. */
  readonly usd: number
  /** Number of the other side (address, payer, device …) within the state; 0: none. Equal numbers are the same other side. */
  readonly other: number
  /** Number of the asset, market or changed thing; 0: none. */
  readonly thing: number
  /** Bits that the engine keeps: see `model/monitor/past-flags.ts`. */
  readonly flags: number
  /**
   * Of a trade or order, in the market's quote asset; of crypto the provider on the other side, as `providerMark` has it. Absent: the state
   * does not keep it.
   */
  readonly price?: number
}

/** Earlier events of one customer (or address, device, market), the event under judgement not among them. Windows end at its time, inclusive. */
export interface PastWindow {
  count(seconds: number, ...kinds: readonly EventKind[]): number
  /** Sum in US dollars of events whose price is known. */
  usd(seconds: number, ...kinds: readonly EventKind[]): number
  /** How many different other sides. */
  others(seconds: number, ...kinds: readonly EventKind[]): number
  /** From the latest to the earliest; the visitor ends it by giving false. */
  each(seconds: number, visit: (event: PastEvent) => boolean | undefined, ...kinds: readonly EventKind[]): void
  /** The latest of these kinds at any distance in the state; null: none is remembered. */
  last(...kinds: readonly EventKind[]): PastEvent | null
  /** When the first event of all was, also of those forgotten; null: this is the first. */
  readonly sinceMs: number | null
  /** Events of all time, also those forgotten. */
  readonly total: number
  /**
   * False where events within so many seconds were forgotten, since they were too many: who needs them all cannot answer. With kinds: of
   * these kinds none was forgotten.
   */
  complete(seconds: number, ...kinds: readonly EventKind[]): boolean
}

/** Running figures of a customer against which a burst is held; null where there is too little to say. */
export interface OwnHabit {
  /** Mean and standard deviation of daily volume in US dollars over the 90 days before, days without events included. */
  readonly dailyMean: number
  readonly dailyDeviation: number
  /** 95th percentile of events an hour, over hours with any, of 30 days. */
  readonly hourlyCount95: number
  readonly days: number
}

/**
 * What all did on a market before a trade, which is not among it. Windows over a market begin with the minute, spans with the UTC day, in
 * which so many seconds before the trade lie. Trades whose worth in US dollars is not known count nothing.
 */
export interface MarketFigures {
  readonly volumeUsd: number
  /** From the beginning of the window to the trade. */
  readonly windowSeconds: number
  readonly spanUsd: number
  readonly spanSeconds: number
  /** Of the first trade of the window, in the market's quote asset; null: there was none. */
  readonly firstPrice: number | null
}

/** What a rule may look at. */
export interface RuleContext {
  readonly event: CustomerEvent
  readonly profile: CustomerProfile | null
  /** The customer's own past. */
  readonly past: PastWindow
  /** What all customers did with this other side (address, payer); null: the event names none. */
  readonly otherPast: PastWindow | null
  /** What all customers did from this device and from this IP; null: not a log-in, or it names none. */
  readonly devicePast: PastWindow | null
  readonly ipPast: PastWindow | null
  /** Trades and orders of everybody on this market; null: no market. */
  readonly marketPast: PastWindow | null
  /** Outflows of the exchange's own wallet; null: not an own wallet. */
  readonly walletPast: PastWindow | null
  habit(): OwnHabit | null
  /** The same of the customer's peer group: mean and deviation of daily volume over its members; null: too few. */
  peers(): { readonly dailyMean: number; readonly dailyDeviation: number; readonly members: number } | null
  /** The same hour of the week of an own wallet: 99.9th percentile of outflow in five minutes, US dollars; null: too little history. */
  sameHour(): { readonly p999: number; readonly weeks: number } | null
  /**
   * Volumes of the market that a trade is on, also where it has more trades than are remembered one by one; null: the event is no trade
   * on a market, or they reach back beyond what is kept. Absent: the state keeps none.
   */
  market?(windowSeconds: number, spanSeconds: number): MarketFigures | null
  /** Number by which an other side, thing or device of this event stands in {@link PastEvent}. */
  readonly other: number
  readonly thing: number
  /**
   * The account that the customer dealt with in so many seconds before and whose ends the other side of this event imitates; null: none.
   * What came in without a price, or under `tiny` US dollars, is bait and no dealing. Absent: the state keeps no names.
   */
  imitated?(seconds: number, tiny: number): string | null
  /** The parameter in force, in its unit. */
  p(name: string): number
}

/** A story for an example: events in order; the last one is judged. */
export interface RuleStory {
  readonly about: string
  readonly profile: CustomerProfile | null
  readonly events: readonly CustomerEvent[]
}

/** One question that is asked of events. One file each in `catalog/rules/`. */
export interface Rule {
  /** `R01` … `R50`, `M1` … `M5`. */
  readonly id: string
  /** Lower-case words joined by hyphens. */
  readonly name: string
  /** As a person would ask it. */
  readonly question: string
  readonly sources: readonly string[]
  /** Of which events it is asked. */
  readonly on: readonly EventKind[]
  /** The longest window it looks back over, seconds. */
  readonly lookback: (p: (name: string) => number) => number
  /**
   * Seconds of rest after which it is silent, whatever the event: where the customer did nothing at all for so long before it, and nothing
   * of that time was forgotten, the rule is not asked. Infinity, or absent: it is always asked.
   */
  readonly restless?: (p: (name: string) => number) => number
  readonly parameters: Readonly<Record<string, RuleParameter>>
  /** True: it holds by itself, whatever others say. */
  readonly hard: boolean
  judge(context: RuleContext): RuleAnswer
  readonly examples: { readonly fires: RuleStory; readonly silent: RuleStory }
}

/** Rules that together describe one scheme. One file each in `catalog/typologies/`. */
export interface Typology {
  readonly name: string
  readonly title: string
  readonly about: string
  readonly sources: readonly string[]
  /** Weight of each rule's answer, by rule id: 0 to 1 for the noisy-or. */
  readonly rules: Readonly<Record<string, number>>
  /** Rules without which it is not this scheme. */
  readonly needs: readonly string[]
  /** Score 0 to 1 from which on a person reviews, and from which on the money is held. */
  readonly review: number
  readonly hold: number
  /** Answers of the same customer count together over so many seconds. */
  readonly windowSeconds: number
}
