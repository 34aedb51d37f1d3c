import { type Freeze, type FreezeAnswer, type FreezeState, mayMove } from '../../model/freeze.ts'
import type { Instant } from '../../model/instant.ts'

/** Where a request stands at a moment, with its clocks. Spans are seconds. */
export interface FreezeStanding {
  readonly state: FreezeState
  /** Base units frozen now. */
  readonly frozen: bigint
  /** The most that was ever frozen at once. */
  readonly mostFrozen: bigint
  /** The request was withdrawn while something is frozen. */
  readonly releaseAsked: boolean
  readonly sinceSent: number | null
  /** Until an answer is due: negative when it is past, null when none is awaited. */
  readonly untilDue: number | null
  readonly overdue: boolean
  /** When it ends by itself, or ended; null: never. */
  readonly endsAt: Instant | null
}

/**
 * Where a request stands. What the requester did and what the addressee answered are two rows of their own, each in its own order, and
 * the state comes from both: so messages that cross on the way give both sides one state.
 */
export function freezeStanding(freeze: Freeze, now: Instant): FreezeStanding {
  const { request, sentAt, answers, withdrawal } = freeze
  const last = answers.at(-1)
  const answered: FreezeState = last?.state ?? (sentAt === null ? 'drafted' : 'sent')
  const end = endOf(freeze, answered)
  // A request taken back stays so, whatever was answered, until what had been frozen is released; one that was refused stays refused.
  const withdrawn = withdrawal !== null && answered !== 'released' && answered !== 'refused'
  const waiting = answered === 'sent' || answered === 'acknowledged'
  const endsAt = withdrawn && waiting ? null : end
  const over = endsAt !== null && now >= endsAt
  const frozen = over || last === undefined ? 0n : last.amount
  const awaited = waiting && !withdrawn && !over
  const untilDue = awaited ? request.answerBy - now : null
  return {
    state: withdrawn ? 'withdrawn' : over ? 'expired' : answered,
    frozen,
    mostFrozen: answers.reduce((most, a) => (a.amount > most ? a.amount : most), 0n),
    releaseAsked: withdrawn && frozen > 0n,
    // Another's clock may be ahead of ours.
    sinceSent: sentAt === null ? null : Math.max(0, now - sentAt),
    untilDue,
    overdue: untilDue !== null && untilDue < 0,
    endsAt,
  }
}

/** What is wrong with an answer as the next one of a request. */
export interface AnswerFault {
  readonly code: string
  readonly reason: string
}

/**
 * Judges an answer as the addressee's next, by what the addressee said before and by the answer's own time; a withdrawal may have crossed
 * it on the way and is no fault of it. Null: nothing is wrong.
 */
export function answerFault(freeze: Freeze, answer: FreezeAnswer): AnswerFault | null {
  const { request, sentAt, answers } = freeze
  const last = answers.at(-1)
  if (sentAt === null) return { code: 'freeze-not-sent', reason: 'the request was never sent' }
  if (last !== undefined && answer.step <= last.step)
    return { code: 'freeze-answer-stale', reason: `answer ${answer.step} comes after answer ${last.step}` }
  if (answer.at < (last?.at ?? request.at))
    return { code: 'freeze-answer-stale', reason: 'the answer is dated before what it follows' }
  const before: FreezeState = last?.state ?? 'sent'
  const endsAt = endOf(freeze, before)
  if (endsAt !== null && answer.at >= endsAt)
    return { code: 'freeze-transition-illegal', reason: `${before} ended by itself before it became ${answer.state}` }
  if (!mayMove(before, answer.state, 'addressee'))
    return { code: 'freeze-transition-illegal', reason: `${before} cannot become ${answer.state}` }
  return amountFault(request.amount, answer)
}

function amountFault(asked: bigint | null, { state, amount, reason, holdUntil, at }: FreezeAnswer): AnswerFault | null {
  const wrong = (why: string): AnswerFault => ({ code: 'freeze-amount-wrong', reason: why })
  if (state === 'refused' && reason.trim() === '')
    return { code: 'freeze-reason-missing', reason: 'a refusal says why' }
  if (holdUntil !== null && holdUntil <= at)
    return { code: 'freeze-hold-past', reason: 'what is frozen would be free at once' }
  if (state !== 'frozen' && state !== 'frozen-in-part')
    return amount === 0n ? null : wrong(`${state} holds nothing, yet ${amount} is told`)
  if (amount === 0n) return wrong(`${state} without an amount`)
  if (asked === null) return null
  if (amount > asked) return wrong(`${amount} is frozen, more than the ${asked} asked for (base units)`)
  if (state === 'frozen' && amount < asked) return wrong(`${amount} of ${asked} is frozen: that is a part`)
  if (state === 'frozen-in-part' && amount === asked) return wrong('all that was asked for is no part of it')
  return null
}

// When what was answered last ends by itself, had nobody withdrawn it.
function endOf({ request, answers }: Freeze, answered: FreezeState): Instant | null {
  if (answered === 'frozen' || answered === 'frozen-in-part') return answers.at(-1)?.holdUntil ?? null
  return answered === 'sent' || answered === 'acknowledged' ? request.validUntil : null
}
