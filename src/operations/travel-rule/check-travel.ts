import { type Completeness, judgeCompleteness } from '../../analysis/travel-rule/judge-completeness.ts'
import type { AccountHolder, PersonMatch } from '../../analysis/travel-rule/match-person.ts'
import { travelInfo } from '../../analysis/travel-rule/travel-info.ts'
import type { TravelCase, TravelRule } from '../../analysis/travel-rule/travel-rule.ts'
import { checkMessage } from '../../formats/ivms101/check-message.ts'
import { type IvmsFault, keepsToStandard } from '../../formats/ivms101/ivms-fault.ts'
import type { ReadMessage } from '../../formats/ivms101/read-message.ts'
import { type Instant, showInstant } from '../../model/instant.ts'
import type { TravelInfo } from '../../model/monitor/customer-event.ts'
import { matchSide } from './match-side.ts'

/** What is asked of a message. */
export interface TravelQuestion {
  /** Null: no message came. */
  readonly read: ReadMessage | null
  readonly laws: readonly TravelRule[]
  readonly transfer: TravelCase
  readonly direction: 'deposit' | 'withdrawal'
  /** Of the account here, to compare with `side`; null: not compared. */
  readonly holder: AccountHolder | null
  readonly side: 'originator' | 'beneficiary'
  /** Today, against which dates of birth are held. */
  readonly now: Instant
}

/** The answer. No name, number or address of a person is in it, so that it may be kept, logged and shown. */
export interface TravelAnswer {
  readonly version: '2020' | '2023' | null
  /** Null: there is no message. */
  readonly keepsToStandard: boolean | null
  readonly faults: readonly IvmsFault[]
  readonly laws: readonly Completeness[]
  readonly match: Pick<PersonMatch, 'verdict' | 'score'> | null
  readonly info: TravelInfo
}

/** Holds a message against the standard, the laws that bind the transfer, and the holder of the account. */
export function checkTravel(question: TravelQuestion): TravelAnswer {
  const { read, laws, transfer, direction, holder, side, now } = question
  const message = read?.message ?? null
  const faults =
    read === null ? [] : distinct([...read.faults, ...checkMessage(read.message, showInstant(now).slice(0, 10))])
  const completeness = laws.map(rule => judgeCompleteness(message, rule, transfer))
  const match = message === null || holder === null ? null : matchSide(message, side, holder)
  return {
    version: message?.version ?? null,
    keepsToStandard: message === null ? null : keepsToStandard(faults),
    faults,
    laws: completeness,
    match: match && { verdict: match.verdict, score: match.score },
    info: travelInfo({ message, completeness, match, direction, unhosted: transfer.unhosted }),
  }
}

// What cannot be read is told once, not again as missing.
function distinct(faults: readonly IvmsFault[]): readonly IvmsFault[] {
  const seen = new Set<string>()
  return faults.filter(({ code, path }) => {
    const key = `${code} ${path}`
    return !seen.has(key) && seen.add(key)
  })
}
