/**
 * Runs something and tells the milliseconds of processor time that this thread spent on it: unlike the clock on the wall, it counts
 * no time in which other work had the processor.
 */
export function processorTime<T>(run: () => T): { readonly result: T; readonly ms: number } {
  const start = process.threadCpuUsage()
  const result = run()
  const { user, system } = process.threadCpuUsage(start)
  return { result, ms: (user + system) / 1000 }
}
