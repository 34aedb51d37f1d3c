import { useCallback, useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type CasePlace, readPlace, writePlace } from './case-place.ts'

/** The place in the page's address, and how to go to another: `replace` makes no step for the browser's back button. */
export function usePlace(): readonly [CasePlace, (change: Partial<CasePlace>, replace?: boolean) => void] {
  const query = useSearch()
  const [path, navigate] = useLocation()
  const place = useMemo(() => readPlace(query), [query])
  const now = useRef({ query, path })
  now.current = { query, path }
  const go = useCallback(
    (change: Partial<CasePlace>, replace = false) => {
      const { query: before, path: at } = now.current
      const next = writePlace({ ...readPlace(before), ...change }, before)
      if (next === before) return
      now.current = { query: next, path: at }
      navigate(next === '' ? at : `${at}?${next}`, { replace })
    },
    [navigate],
  )
  return [place, go]
}
