const KEY = 'cordon.tour'

/** Whether the tour was ended in this browser, or must not begin by itself: `?tour=off`, or nothing can be remembered. */
export function tourSeen(): boolean {
  if (new URLSearchParams(location.search).get('tour') === 'off') return true
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return true
  }
}

/** Remembers that it was ended. */
export function rememberTour(): void {
  try {
    localStorage.setItem(KEY, 'done')
  } catch {
    // A browser may forbid storage: then it does not begin by itself either.
  }
}
