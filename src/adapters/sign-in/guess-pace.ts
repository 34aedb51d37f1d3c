/** † Guesses at one thing that are looked at without a pause. */
const FREE = 5
/** † The longest pause between two, in seconds. */
const LONGEST_S = 300

/** Seconds to wait after so many wrong guesses in a row: none for the first five, then twice as long each time, at most five minutes. */
export function pauseAfter(count: number): number {
  return count < FREE ? 0 : Math.min(LONGEST_S, 2 ** Math.min(count - FREE, 20))
}
