/** Waits so long, or until `stop` is fulfilled, whichever is first. */
export async function usualPause(ms: number, stop: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>(done => {
    timer = setTimeout(done, ms)
  })
  try {
    await Promise.race([over, stop])
  } finally {
    clearTimeout(timer)
  }
}
