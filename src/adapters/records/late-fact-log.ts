import type { FactLog } from '../../operations/fact-log.ts'
import { MemoryFactLog } from './memory/memory-fact-log.ts'

/**
 * A log that is opened when it is first written to, or read while it is there: work that remembers nothing leaves no file.
 * @param there whether the log exists already
 */
export function lateFactLog(open: () => FactLog, there: () => boolean): FactLog {
  let log: FactLog | null = null
  const opened = (): FactLog => {
    log ??= open()
    return log
  }
  const readable = (): FactLog => (log === null && !there() ? new MemoryFactLog() : opened())
  return {
    append: async (drafts, documents) => opened().append(drafts, documents),
    read: async query => readable().read(query),
    document: async digest => readable().document(digest),
    verify: async () => readable().verify(),
  }
}
