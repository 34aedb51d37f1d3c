import { Governor } from '../../analysis/governor/governor.ts'
import type { HaltCommand } from '../../analysis/governor/halt-command.ts'
import type { ReadLine } from '../../formats/events/event-lines.ts'
import { outflowOf } from './outflow-of.ts'

/** How a replay is run. */
export interface ReplayTerms {
  /** From when on halts count, Unix milliseconds: what came before teaches the habit, and its halts are released at once; null: from the first outflow. */
  readonly sinceMs: number | null
  readonly withdrawals: boolean
  /** So long after a command the switch obeys, milliseconds. */
  readonly obeysMs: number
}

/** A halt as a replay gave it. */
export interface ReplayedHalt {
  readonly command: HaltCommand
  /** Since the first outflow off the white list that counts, milliseconds. */
  readonly afterMs: number
  /** US dollars that had left by then for accounts off the white list; those without a price are not in it. */
  readonly goneUsd: number
}

/** What a replay came to. Nothing was switched and nothing kept. */
export interface ReplayAnswer {
  readonly lines: number
  readonly faults: number
  readonly outflows: number
  /** Halts before the time from which they count: how often it would have halted for nothing, if nothing was wrong. */
  readonly before: number
  readonly beganMs: number | null
  readonly endedMs: number | null
  readonly goneUsd: number
  readonly unpriced: number
  readonly halts: readonly ReplayedHalt[]
  /** Outflows of which the governor could not be sure, and why for the first. */
  readonly reviews: number
  readonly review: string | null
}

/** The clock goes on by so much between outflows, while something is halted. */
const TICK_MS = 1_000

/** Runs events through a governor by their own time, as fast as they can be read, and tells when it would have halted what. */
export async function replayOutflows(
  lines: AsyncIterable<ReadLine> | Iterable<ReadLine>,
  { sinceMs, withdrawals, obeysMs }: ReplayTerms,
): Promise<ReplayAnswer> {
  const governor = new Governor()
  const told = { lines: 0, faults: 0, outflows: 0, before: 0, goneUsd: 0, unpriced: 0, reviews: 0 }
  let beganMs: number | null = null
  let endedMs: number | null = null
  let review: string | null = null
  const halts: ReplayedHalt[] = []
  const obeying: { readonly id: string; readonly atMs: number }[] = []
  const note = (commands: readonly HaltCommand[], began: number, goneUsd: number): void => {
    for (const command of commands) {
      halts.push({ command, afterMs: command.atMs - began, goneUsd })
      obeying.push({ id: command.id, atMs: command.atMs + obeysMs })
    }
  }
  const obey = (nowMs: number): void => {
    while (obeying[0] !== undefined && obeying[0].atMs <= nowMs) {
      const { id, atMs } = obeying.shift() as { id: string; atMs: number }
      governor.obeyed(id, atMs)
    }
  }
  let nowMs = Number.NEGATIVE_INFINITY
  for await (const read of lines) {
    told.lines++
    if ('fault' in read) {
      told.faults++
      continue
    }
    const event = outflowOf(read.event, withdrawals)
    if (event === null) continue
    told.outflows++
    const counts = sinceMs === null || event.atMs >= sinceMs
    if (counts && beganMs === null && !event.whitelisted) {
      beganMs = event.atMs
      governor.release('all', event.atMs - 1)
    }
    // Events that come late do not turn the clock back.
    const atMs = Math.max(nowMs, event.atMs)
    if (beganMs !== null && governor.standing().ledgers.length > 0)
      for (let t = nowMs + TICK_MS; t < atMs && governor.standing().all === null; t += TICK_MS) {
        obey(t)
        note(governor.tick(t), beganMs, told.goneUsd)
      }
    nowMs = atMs
    obey(nowMs)
    if (beganMs !== null && !event.whitelisted) {
      if (event.usd === null) told.unpriced++
      else told.goneUsd += event.usd
      endedMs = nowMs
    }
    const answer = governor.take(event, nowMs)
    if (answer.review !== null) {
      told.reviews++
      review ??= answer.review
    }
    if (beganMs !== null) note(answer.halts, beganMs, told.goneUsd)
    else if (answer.halts.length > 0) {
      told.before += answer.halts.filter(h => h.scope === 'ledger').length
      governor.release('all', nowMs)
    }
  }
  return { ...told, beganMs, endedMs, halts, review }
}
