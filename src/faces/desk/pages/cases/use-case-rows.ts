import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../api/call.ts'
import type { Answered } from '../../api/operations.ts'
import { may, type Session } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'

/** A case as the list shows it. */
export interface CaseRow {
  readonly file: Answered<'listCases'>['cases'][number]
  /** Undefined: it is on its way. */
  readonly figures: Answered<'caseFigures'> | undefined
  readonly error: Error | null
  readonly watch: Answered<'listWatches'>['watches'][number] | undefined
}

/** The cases, each with its figures as they come: a case with a large trace keeps no other waiting. */
export function useCaseRows(session: Session | undefined) {
  const cases = useAnswer('listCases', {})
  const watches = useAnswer('listWatches', {}, { enabled: may(session, 'trace') })
  const files = cases.data?.cases ?? []
  const figures = useQueries({
    queries: files.map(({ name }) => ({
      queryKey: ['caseFigures', { name }],
      queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<Answered<'caseFigures'>> =>
        call('caseFigures', { name }, signal),
      staleTime: 300_000,
    })),
    combine: results => results.map(({ data, error }) => ({ data, error })),
  })
  const rows = useMemo(
    () =>
      files.map((file, n): CaseRow => {
        const watch = watches.data?.watches.find(w => w.case === file.name)
        return { file, figures: figures[n]?.data, error: figures[n]?.error ?? null, watch }
      }),
    [files, figures, watches.data],
  )
  return { cases, rows }
}
