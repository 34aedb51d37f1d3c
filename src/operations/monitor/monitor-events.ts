import { type EventFault, eventFault, type ReadLine } from '../../formats/events/event-lines.ts'
import { InputError } from '../../model/errors.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'
import type { CaseworkWorld } from '../casework/casework-world.ts'
import { monitorDesk } from './judge-transfer.ts'
import { keptEvent, senderTenant, toldJudgement } from './tenant-events.ts'
import { Waiting } from './waiting.ts'

/** What is told of one line: the judgements of its event, or why it is none. */
export type ToldLine =
  | { readonly line: number; readonly judgements: readonly Judgement[] }
  | { readonly line: number; readonly fault: EventFault }

/** † Events that may wait for the disk, or for who reads the answers, at once. */
const UNDER_WAY = 4_096

/**
 * Judges events as they come and tells of each line in the order of the lines, as soon as it is safe. A line that is no event is told
 * with its code and passed over; whatever stops the monitor itself is thrown.
 */
export async function* monitorEvents(
  lines: AsyncIterable<ReadLine> | Iterable<ReadLine>,
  world: CaseworkWorld,
): AsyncIterable<ToldLine> {
  const tenant = await senderTenant(world)
  const desk = await monitorDesk(world)
  const waiting = new Waiting<Promise<ToldLine>>(UNDER_WAY)
  const reading = readAll()
  // What was read before is told first. Until then a sender who goes away in the middle must not be nobody's fault, which ends a process.
  reading.catch(() => {})
  try {
    for (let next = await waiting.take(); next !== null; next = await waiting.take()) yield await next
    await reading
  } finally {
    waiting.end()
  }

  async function readAll(): Promise<void> {
    try {
      for await (const read of lines) {
        const told = toldOf(read)
        // Whoever takes it out awaits it; until then, its failing is not nobody's.
        told.catch(() => {})
        await waiting.put(told)
        if (waiting.ended || world.interrupted()) break
      }
    } finally {
      waiting.end()
    }
  }

  async function toldOf(read: ReadLine): Promise<ToldLine> {
    const { line } = read
    if ('fault' in read) return { line, fault: read.fault }
    try {
      const judged = await desk.judge(keptEvent(read, tenant), world)
      return { line, judgements: judged.map(j => toldJudgement(j, tenant)) }
    } catch (error) {
      // Only what is wrong with the event is the event's.
      if (!(error instanceof InputError)) throw error
      return { line, fault: eventFault(error, line) }
    }
  }
}
