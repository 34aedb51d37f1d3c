import { useCallback, useEffect, useState } from 'react'

/** How far before its end comes into sight a list grows, so that nobody waits at it. */
const AHEAD = '600px'

/** A list of which as much is drawn as somebody looked at. */
export interface Growing {
  /** Rows that are drawn. */
  readonly shown: number
  /** Rows that are not. */
  readonly left: number
  more(): void
  /** Draws at least so many. */
  reach(rows: number): void
  /** Stands behind the last row: where it comes into sight, more are drawn. */
  readonly end: (element: HTMLElement | null) => void
}

/**
 * Draws a page of a long list, and more of it as its end comes into sight or is asked for: a table of thousands opens as quickly as one of
 * fifty, and every row is reached by scrolling, by keys and by the button.
 * @param total rows that there are @param page rows of a page
 */
export function useGrowing(total: number, page: number): Growing {
  const [wanted, setWanted] = useState(page)
  const [end, setEnd] = useState<HTMLElement | null>(null)
  const shown = Math.min(total, wanted)
  const left = total - shown
  const more = useCallback(() => setWanted(before => before + page), [page])
  const reach = useCallback((rows: number) => setWanted(before => Math.max(before, rows)), [])
  useEffect(() => {
    if (end === null || left === 0) return
    // Seen anew after each page: where the end is still in sight, another one follows.
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(e => e.isIntersecting)) more()
      },
      { rootMargin: AHEAD },
    )
    observer.observe(end)
    return () => observer.disconnect()
  }, [end, left, more])
  return { shown, left, more, reach, end: setEnd }
}
