/** Work that runs again and again until it is stopped. */
export interface Pump {
  /** Fulfilled when the run under way has ended. */
  stop(): Promise<void>
}

/**
 * Runs `work` every `everyMs`, never twice at once. Its faults go to `told` and do not end it.
 * @param work posts what is due: `deliverWebhooks`
 */
export function webhookPump(work: () => Promise<unknown>, everyMs: number, told: (fault: unknown) => void): Pump {
  let stopped = false
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  const run = (): void => {
    running = work().then(
      () => again(),
      fault => {
        told(fault)
        again()
      },
    )
  }
  const again = (): void => {
    if (!stopped) timer = setTimeout(run, everyMs)
  }
  run()
  return {
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}
