import { useEffect, useRef, useState } from 'react'

/** How many seconds the whole of a replay may take. */
export const SPEEDS = [5, 10, 20, 60] as const

/** The replay of a theft. */
export interface Replay {
  readonly playing: boolean
  /** The moment that is shown while it plays. */
  readonly at: number | null
  readonly speed: number
  setSpeed(seconds: number): void
  /** Begins, goes on, or stops. */
  toggle(): void
}

/**
 * Moves a moment from one time to another. Two thirds of the way go by what moved, a third by the clock: long silences pass quickly,
 * yet are felt.
 * @param along moments at even steps of the way
 * @param stopped told the moment at which it was stopped; null at the end
 */
export function useReplay(
  along: readonly number[],
  begin: number | null,
  stopped: (at: number | null) => void,
): Replay {
  const [speed, setSpeed] = useState<number>(10)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState<number | null>(null)
  const end = useRef(stopped)
  end.current = stopped
  // Begins where the window ends, or anew where it holds all.
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it begins is read once, when it begins
  useEffect(() => {
    if (!playing || along.length < 2) return
    let [frame, last] = [0, 0]
    let place =
      begin === null
        ? 0
        : Math.max(
            0,
            along.findIndex(t => t >= begin),
          ) /
          (along.length - 1)
    if (place >= 0.999) place = 0
    const tick = (now: number): void => {
      // Thirty times a second is smooth enough, and leaves time for the rest of the page.
      if (now - last >= 30) {
        if (last > 0) place += Math.min(200, now - last) / (speed * 1_000)
        last = now
        if (place >= 1) {
          setPlaying(false)
          setAt(null)
          end.current(null)
          return
        }
        const x = place * (along.length - 1)
        const [a, b] = [along[Math.floor(x)] ?? 0, along[Math.ceil(x)] ?? 0]
        setAt(Math.round(a + (b - a) * (x % 1)))
      }
      frame = requestAnimationFrame(tick)
    }
    frame = requestAnimationFrame(tick)
    return () => cancelAnimationFrame(frame)
  }, [playing, speed, along])
  return {
    playing,
    at: playing ? at : null,
    speed,
    setSpeed,
    toggle() {
      if (playing) {
        end.current(at)
        setAt(null)
      }
      setPlaying(!playing)
    },
  }
}
