import { useMemo, useState } from 'react'
import type { Neighbours } from './case-context.ts'
import type { ExpandedRow } from './picture/flow-picture.tsx'

interface Fetched {
  readonly rows: readonly ExpandedRow[]
  readonly asked: number
  readonly more: boolean
}

/** Transfers beside the trace that somebody asked to see, until the page is left. */
export function useNeighbours(name: string): Neighbours {
  const [kept, setKept] = useState<{ readonly name: string; readonly by: ReadonlyMap<string, Fetched> }>({
    name,
    by: new Map(),
  })
  return useMemo(() => {
    const by = kept.name === name ? kept.by : new Map<string, Fetched>()
    const seen = new Map<string, ExpandedRow>()
    for (const { rows } of by.values()) for (const row of rows) seen.set(`${row.tx} ${row.index} ${row.to}`, row)
    return {
      rows: [...seen.values()],
      of: new Map([...by].map(([account, { rows, asked, more }]) => [account, { drawn: rows.length, asked, more }])),
      put: (account, rows, asked, more) => setKept({ name, by: new Map([...by, [account, { rows, asked, more }]]) }),
      drop: account => setKept({ name, by: new Map([...by].filter(([a]) => a !== account)) }),
    }
  }, [kept, name])
}
