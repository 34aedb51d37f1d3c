import { closeSync, openSync } from 'node:fs'

/**
 * Makes an empty file that its owner alone can read, where there is none: a database that is opened there keeps those rights, and so do the
 * files that SQLite puts beside it. What hinders it hinders whoever opens the file too, and is told there.
 */
export function privateFile(path: string): void {
  try {
    closeSync(openSync(path, 'ax', 0o600))
  } catch {}
}
