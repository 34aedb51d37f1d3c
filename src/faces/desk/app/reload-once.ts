/** Within so long after it loaded itself again a page does not do so once more, in milliseconds: what is missing then is missing on the server. */
const APART_MS = 30_000

/** Loads the page again where the server answers, unless that was just done. */
export async function reloadOnce(): Promise<void> {
  const [entry] = performance.getEntriesByType('navigation') as readonly { readonly type?: string }[]
  if (entry?.type === 'reload' && performance.now() < APART_MS) return
  const reply = await fetch('/v1/session', { cache: 'no-store' }).catch(() => null)
  // A proxy answers in place of a server that is down.
  if (reply !== null && reply.status < 500) location.reload()
}
