import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Answered } from '../../api/operations.ts'
import { may, type Session } from '../../api/session.ts'
import { useAct, useAnswer } from '../../api/use-call.ts'

/** The watch on a case, and what it has told since the page was opened. */
export interface CaseWatch {
  readonly on: boolean
  set(on: boolean): void
  readonly busy: boolean
  readonly error: Error | null
  /** Told since the page was opened or {@link seen} was called. */
  readonly fresh: Answered<'listWatchAlerts'>['alerts']
  seen(): void
}

/** Alerts of one answer. */
const MOST = 1_000

const NO_NEWS: CaseWatch['fresh'] = []

/** Follows the watch on a case; nothing is asked where the session may not. */
export function useWatch(name: string, session: Session, told: (on: boolean) => void): CaseWatch {
  const allowed = may(session, 'trace')
  const watches = useAnswer('listWatches', {}, { enabled: allowed })
  const known = watches.data?.watches.find(w => w.case === name)
  // What a mutation gives is new each time, its way to begin it is not: what hangs on that stays the same from drawing to drawing.
  const { mutate: begin, ...beginning } = useAct('beginWatch', ['listWatches'])
  const { mutate: end, ...ending } = useAct('endWatch', ['listWatches'])
  const [after, setAfter] = useState<{ readonly name: string; readonly seq: number } | null>(null)
  const from = after?.name === name ? after.seq : 0
  const alerts = useAnswer(
    'listWatchAlerts',
    { case: name, after: from, limit: MOST },
    { enabled: known !== undefined },
  )
  const rows = useMemo(() => alerts.data?.alerts ?? [], [alerts.data])
  const more = alerts.data?.more === true
  const opened = useRef<string | null>(null)
  useEffect(() => {
    if (alerts.data === undefined || alerts.isPlaceholderData) return
    // What was told before the page was opened is no news.
    if (opened.current === name) return
    const last = rows.at(-1)?.seq
    if (last !== undefined) setAfter({ name, seq: last })
    if (!more) opened.current = name
  }, [alerts.data, alerts.isPlaceholderData, rows, more, name])
  const set = useCallback(
    (on: boolean) => {
      if (on)
        begin(
          { case: name },
          {
            onSuccess: ({ begun }) => {
              // All that a watch tells which begins here is news, the first block's too.
              if (begun && known === undefined) opened.current = name
              told(true)
            },
          },
        )
      else end({ case: name }, { onSuccess: () => told(false) })
    },
    [begin, end, name, known, told],
  )
  const seen = useCallback(() => {
    const last = rows.at(-1)?.seq
    if (last !== undefined) setAfter({ name, seq: last })
  }, [rows, name])
  const news = opened.current === name
  const fresh = useMemo(() => (news ? rows.filter(a => a.seq > from) : NO_NEWS), [news, rows, from])
  return {
    on: known !== undefined && known.endedAt === null,
    set,
    busy: beginning.isPending || ending.isPending,
    error: beginning.error ?? ending.error,
    fresh,
    seen,
  }
}
