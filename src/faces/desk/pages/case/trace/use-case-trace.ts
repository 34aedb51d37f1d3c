import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { TraceJson } from '../../../../../formats/trace-json.ts'
import { send } from '../../../api/call.ts'
import { type TraceGrowth, traceGrowth } from './trace-growth.ts'

/** The trace that a page shows, and what a later one has to tell. */
export interface CaseTrace {
  readonly trace: TraceJson | null
  readonly error: Error | null
  /** What the latest trace tells beyond the one that is shown; null: it is the one. */
  readonly growth: TraceGrowth | null
  /** Shows the latest one. */
  catchUp(): void
  /** Accounts out of which money moved: until the next growth. */
  readonly moved: ReadonlySet<string>
}

const NOTHING_MOVED: ReadonlySet<string> = new Set()

/**
 * The kept trace of a case. A later one waits until the reader asks for it, so that nothing jumps under the cursor.
 * @param document its SHA-256; null: there is none yet
 */
export function useCaseTrace(name: string, document: string | null): CaseTrace {
  const { data, error } = useQuery({
    queryKey: ['case-trace', name, document],
    queryFn: async ({ signal }) =>
      (await send('GET', traceAddress(name, document ?? ''), undefined, signal)) as TraceJson,
    enabled: document !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    // Two traces are told apart by their digest: to compare tens of megabytes part by part would hold up the page.
    structuralSharing: false,
  })
  const latest = data !== undefined && data.case === name ? data : null
  const [shown, setShown] = useState<TraceJson | null>(null)
  const [moved, setMoved] = useState(NOTHING_MOVED)
  useEffect(() => {
    setShown(before => (before !== null && before.case === name ? before : latest))
  }, [name, latest])
  const own = shown !== null && shown.case === name ? shown : latest
  const growth = useMemo(
    () =>
      own === null || latest === null || own.evidence.digest === latest.evidence.digest
        ? null
        : traceGrowth(own, latest),
    [own, latest],
  )
  const catchUp = useCallback(() => {
    if (latest === null) return
    setMoved(growth?.from ?? NOTHING_MOVED)
    setShown(latest)
  }, [latest, growth])
  return { trace: own, error, growth, catchUp, moved: growth?.from ?? moved }
}

/** Names the trace by its digest too: what is behind it never changes, and a browser may keep it. */
function traceAddress(name: string, document: string): string {
  return `/cases/${encodeURIComponent(name)}/trace.json?document=${encodeURIComponent(document)}`
}
