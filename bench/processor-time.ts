/**
 * Runs something `times` over and tells the milliseconds of processor time that this thread spent on one run: unlike the clock on
 * the wall, it counts no time in which other work had the processor. Linux brings the figure up to date only every few
 * milliseconds (4 at 250 Hz), so what is short must be run often in one go; picking the least of short runs would flatter.
 */
export function processorTime<T>(run: () => T, times = 1): { readonly result: T; readonly ms: number } {
  const start = process.threadCpuUsage()
  let result = run()
  for (let n = 1; n < times; n++) result = run()
  const { user, system } = process.threadCpuUsage(start)
  return { result, ms: (user + system) / 1000 / times }
}
