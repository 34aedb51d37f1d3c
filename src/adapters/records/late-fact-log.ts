import type { FactLog } from '../../operations/fact-log.ts'
import { MemoryFactLog } from './memory/memory-fact-log.ts'

/**
 * A log that is opened when it is first written to, or read while it is there: work that remembers nothing leaves no file.
 * @param open what it throws, everything that needs the log throws, and the next asks again
 * @param there whether the log exists already
 */
export function lateFactLog(open: () => Promise<FactLog>, there: () => boolean): FactLog {
  let log: Promise<FactLog> | null = null
  const opened = (): Promise<FactLog> => {
    log ??= open().catch(fault => {
      log = null
      throw fault
    })
    return log
  }
  const readable = async (): Promise<FactLog> => (log === null && !there() ? new MemoryFactLog() : opened())
  return {
    append: async (drafts, documents) => (await opened()).append(drafts, documents),
    read: async query => (await readable()).read(query),
    document: async digest => (await readable()).document(digest),
    verify: async () => (await readable()).verify(),
  }
}
