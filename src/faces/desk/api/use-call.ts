import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { call } from './call.ts'
import type { Answered, Asked, OperationName } from './operations.ts'

/** How an answer is kept. */
export interface AnswerSetting {
  /** False: it is not asked yet. */
  readonly enabled?: boolean
  /** Milliseconds for which it is not asked again; live changes make it stale before. */
  readonly staleTime?: number
  /** Milliseconds after which it is asked again by itself, for what no fact tells of. */
  readonly refetchInterval?: number
}

/** Asks an operation and keeps its answer; what the log tells of makes it be asked again (see {@link STALE_BY_KIND}). */
export function useAnswer<N extends OperationName>(
  name: N,
  input: Asked<N>,
  setting: AnswerSetting = {},
): UseQueryResult<Answered<N>> {
  return useQuery<Answered<N>>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, signal),
    staleTime: 30_000,
    ...setting,
  })
}

/** Calls an operation that changes something; answers of the operations in `stales` are asked again after it. */
export function useAct<N extends OperationName>(
  name: N,
  stales: readonly OperationName[] = [],
): UseMutationResult<Answered<N>, Error, Asked<N>> {
  const client = useQueryClient()
  return useMutation<Answered<N>, Error, Asked<N>>({
    mutationFn: input => call(name, input),
    onSuccess: async () => {
      await Promise.all(stales.map(stale => client.invalidateQueries({ queryKey: [stale] })))
    },
  })
}
