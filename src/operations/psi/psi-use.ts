import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import type { FactLog } from '../fact-log.ts'
import type { PsiLimits } from './fold-psi-lists.ts'

/** The span over which a peer's use is counted, in seconds. */
export const USE_SECONDS = 86_400

/** A question that was let in. What was let in counts, whatever became of it. */
interface Admitted {
  readonly seq: number
  readonly at: Instant
  readonly peer: string
  readonly list: string
  readonly session: string
  readonly points: number
}

/** What a peer used of a list in the last 24 hours. */
export interface PsiUsed {
  readonly points: number
  readonly sessions: number
}

/** How much every peer asked, told by the facts alone, so that a start anew forgives nothing. */
export class PsiUse {
  readonly #facts: FactLog
  readonly #admitted: Admitted[] = []
  #through = 0

  constructor(facts: FactLog) {
    this.#facts = facts
  }

  /** Takes up what other processes admitted. */
  async look(): Promise<void> {
    for (const fact of await this.#facts.read({ kinds: ['psi-admitted'], after: this.#through })) {
      // Two looks may be on their way at once.
      if (fact.seq <= this.#through) continue
      this.#admitted.push(admittedOf(fact))
      this.#through = fact.seq
    }
  }

  /** @param before only what was admitted by facts before this one */
  used(peer: string, list: string, now: Instant, before = Number.POSITIVE_INFINITY): PsiUsed {
    const rows = this.#admitted.filter(
      a => a.peer === peer && a.list === list && a.at > now - USE_SECONDS && a.seq < before,
    )
    return { points: rows.reduce((n, a) => n + a.points, 0), sessions: rows.length }
  }

  /** Whether a session of this name was let in before that fact, from whomever. */
  knows(session: string, before = Number.POSITIVE_INFINITY): boolean {
    return this.#admitted.some(a => a.session === session && a.seq < before)
  }
}

/** Whether so many points more are within the limits. */
export function isWithin({ points, sessions }: PsiUsed, more: number, limits: PsiLimits): boolean {
  return points + more <= limits.pointsADay && sessions + 1 <= limits.sessionsADay
}

function admittedOf({ seq, at, body }: Fact): Admitted {
  const points = body['points']
  return {
    seq,
    at,
    peer: String(body['peer']),
    list: String(body['list']),
    session: String(body['session']),
    points: typeof points === 'number' ? points : Number.POSITIVE_INFINITY,
  }
}
