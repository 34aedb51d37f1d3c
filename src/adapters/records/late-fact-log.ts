import type { FactLog } from '../../operations/fact-log.ts'

/** A log that is opened at its first use, so that work which remembers nothing leaves no file. */
export function lateFactLog(open: () => FactLog): FactLog {
  let log: FactLog | null = null
  const opened = (): FactLog => {
    log ??= open()
    return log
  }
  return {
    append: async (drafts, documents) => opened().append(drafts, documents),
    read: async query => opened().read(query),
    document: async digest => opened().document(digest),
    verify: async () => opened().verify(),
  }
}
