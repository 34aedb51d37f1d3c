import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import type { Session } from '../api/session.ts'
import { rememberTour, tourSeen } from './tour-memory.ts'

/** Whether the tour is on, and its beginning and end. */
export interface TourState {
  readonly on: boolean
  start(): void
  end(): void
}

/** The guided tour: it begins by itself at the first visit of the case with which the server opens, and else where it is asked for. */
export function useTour(session: Session): TourState {
  const [path] = useLocation()
  const [asked, setAsked] = useState(false)
  const [seen, setSeen] = useState(tourSeen)
  const { home } = session
  const atHome = home !== null && path === `/cases/${encodeURIComponent(home)}`
  const start = useCallback(() => setAsked(true), [])
  const end = useCallback(() => {
    rememberTour()
    setSeen(true)
    setAsked(false)
    // The card that had the focus is gone.
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [])
  return { on: home !== null && (asked || (atHome && !seen)), start, end }
}
