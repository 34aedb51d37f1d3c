import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { TraceJson } from '../../../../../formats/trace-json.ts'
import { callTold, type WorkTold } from '../../../api/call-told.ts'
import type { Asked } from '../../../api/operations.ts'

/** A trace that is being made. */
export interface Tracing {
  /** When it began, in Unix seconds; null: none is being made. */
  readonly since: number | null
  /** How far it is, as the server told last; null: it has told nothing yet. */
  readonly far: WorkTold | null
  readonly error: Error | null
  readonly stopped: boolean
  start(input: Asked<'traceFunds'>): Promise<TraceJson | null>
  /** The server ends at its next safe point and keeps what it has, where a case was named. */
  cancel(): void
}

/** Makes traces, one at a time, each of which can be stopped. */
export function useTracing(): Tracing {
  const client = useQueryClient()
  const [since, setSince] = useState<number | null>(null)
  const [far, setFar] = useState<WorkTold | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [stopped, setStopped] = useState(false)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const start = useCallback(
    async (input: Asked<'traceFunds'>) => {
      stop.current?.abort()
      const own = new AbortController()
      stop.current = own
      setSince(Math.floor(Date.now() / 1000))
      setFar(null)
      setError(null)
      setStopped(false)
      try {
        return (await callTold('traceFunds', input, setFar, own.signal)) as TraceJson
      } catch (fault) {
        if (own.signal.aborted) setStopped(true)
        else setError(fault as Error)
        return null
      } finally {
        if (stop.current === own) setSince(null)
        for (const name of ['listCases', 'showCase', 'caseFigures']) void client.invalidateQueries({ queryKey: [name] })
      }
    },
    [client],
  )
  const cancel = useCallback(() => stop.current?.abort(), [])
  return { since, far, error, stopped, start, cancel }
}
