/** Runs something when the page has nothing else to do, at the latest after some seconds. @returns what calls it off */
export function whenIdle(run: () => void, withinMs = 3_000): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, withinMs)
    return () => clearTimeout(timer)
  }
  const id = requestIdleCallback(run, { timeout: withinMs })
  return () => cancelIdleCallback(id)
}
