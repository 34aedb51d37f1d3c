import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** As much as a commit of the records takes. */
const BYTES = Buffer.alloc(65_536)
/** So long, unless said otherwise: a flush of the disk is not for nothing. */
const KEPT_MS = 5_000

/**
 * Tells whether a folder can be written to: a file is written, flushed to the disk and removed.
 * @param keptMs how long an answer stands, in milliseconds
 * @returns null: it can, or is not there yet; else the system's code, such as ENOSPC, EROFS or EACCES
 */
export function diskProbe(folder: string, keptMs = KEPT_MS): () => Promise<string | null> {
  const file = join(folder, `.probe-${process.pid}`)
  let there = false
  let last: { readonly at: number; readonly answer: Promise<string | null> } | null = null
  const probe = async (): Promise<string | null> => {
    try {
      await using handle = await open(file, 'w', 0o600)
      there = true
      await handle.writeFile(BYTES)
      await handle.sync()
      return null
    } catch (fault) {
      const { code = 'unknown' } = fault as NodeJS.ErrnoException
      // Work that remembers nothing leaves no folder; one that was there must not go away.
      return code === 'ENOENT' && !there ? null : code
    } finally {
      await rm(file, { force: true }).catch(() => {})
    }
  }
  return () => {
    const now = performance.now()
    if (last === null || now - last.at >= keptMs) last = { at: now, answer: probe() }
    return last.answer
  }
}
