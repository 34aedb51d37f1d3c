/** † The first pause, where nobody says another. */
export const FIRST_PAUSE_MS = 250
/** † No pause is longer, whatever the source asks for. */
const MOST_MS = 60_000

/**
 * Pauses before a request is sent again: exponential, at random between half and whole, so that many who failed together do not come
 * back together; at least as long as the source asked, within bounds.
 * @param tried how often it was tried before: each pause is twice as long as the one before
 * @param firstMs the first pause
 * @throws what `stop` was aborted with
 */
export async function waitBefore(
  tried: number,
  askedMs: number,
  stop: AbortSignal,
  firstMs = FIRST_PAUSE_MS,
): Promise<void> {
  const most = Math.min(MOST_MS, firstMs * 2 ** Math.min(tried, 12))
  const ms = Math.min(MOST_MS, Math.max(askedMs, most * (0.5 + Math.random() / 2)))
  stop.throwIfAborted()
  await new Promise<void>((done, fail) => {
    const onStop = (): void => {
      clearTimeout(timer)
      fail(stop.reason)
    }
    const timer = setTimeout(() => {
      stop.removeEventListener('abort', onStop)
      done()
    }, ms)
    stop.addEventListener('abort', onStop, { once: true })
  })
}
