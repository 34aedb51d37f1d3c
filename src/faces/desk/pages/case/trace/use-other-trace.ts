import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { TraceJson } from '../../../../../formats/trace-json.ts'
import { callTold, type WorkTold } from '../../../api/call-told.ts'
import { questionOf } from './trace-again.ts'

/** How long a trace by another doctrine may take: somebody waits for it. */
const OTHER_WITHIN = '60s'
const FAR = ['other-policy-far']

/** A trace by another doctrine that is being made. */
export interface OtherFar {
  /** When it began, in Unix seconds. */
  readonly since: number
  /** How far it is, as the server told last; null: it has told nothing yet. */
  readonly far: WorkTold | null
}

/**
 * The same question by another doctrine; nothing of it is kept. Who chooses another one, or none, ends it.
 * @param policy null: none is compared with
 */
export function useOtherTrace(trace: TraceJson, policy: TraceJson['policy'] | null) {
  const client = useQueryClient()
  return useQuery({
    queryKey: ['other-policy', trace.evidence.digest, policy],
    queryFn: async ({ signal }) => {
      const since = Math.floor(Date.now() / 1000)
      // Beside the answer, so that the picture is not drawn anew for each count.
      const tell = (far: WorkTold | null): void => {
        if (!signal.aborted) client.setQueryData<OtherFar>(FAR, { since, far })
      }
      tell(null)
      const until = new Date(trace.asOf * 1000).toISOString()
      const asked = { ...questionOf(trace), policy: policy ?? trace.policy, until, within: OTHER_WITHIN }
      return (await callTold('traceFunds', asked, tell, signal)) as TraceJson
    },
    enabled: policy !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    structuralSharing: false,
  })
}

/** How far the trace by the other doctrine is; null: none was made yet. */
export function useOtherFar(): OtherFar | null {
  return useQuery<OtherFar>({ queryKey: FAR, enabled: false }).data ?? null
}
