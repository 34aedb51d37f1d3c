import { cleanText, cutText } from '../clean-text.ts'
import type { ListSink } from '../list-format.ts'

const LONGEST_REASON = 300
const LONGEST_FIELD = 80

/** The same sink, whose faults quote of the source no more than a line. */
export function briefFaults(sink: ListSink): ListSink {
  const brief = (text: string, length: number): string => cutText(cleanText(text.slice(0, 4 * length)), length)
  return {
    entry: entry => sink.entry(entry),
    fault(fault) {
      const field = fault.field === null ? null : brief(fault.field, LONGEST_FIELD)
      sink.fault({ ...fault, field, reason: brief(fault.reason, LONGEST_REASON) })
    },
  }
}
