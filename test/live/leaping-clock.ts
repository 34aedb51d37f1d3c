import type { Clock } from '../../src/operations/ports.ts'

/** A clock on which 11 milliseconds pass whenever somebody looks at it. */
export function leapingClock(): Clock {
  let ms = 0
  return {
    now: () => 1_790_000_000,
    monotonic: () => {
      ms += 11
      return ms
    },
  }
}
