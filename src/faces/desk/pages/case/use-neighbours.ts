import { useMemo, useState } from 'react'
import type { Neighbours } from './case-context.ts'
import type { ExpandedRow } from './picture/flow-picture.tsx'

/** Transfers beside the trace that somebody asked to see, until the page is left. */
export function useNeighbours(name: string): Neighbours {
  const [kept, setKept] = useState<{ readonly name: string; readonly by: ReadonlyMap<string, readonly ExpandedRow[]> }>(
    {
      name,
      by: new Map(),
    },
  )
  return useMemo(() => {
    const by = kept.name === name ? kept.by : new Map<string, readonly ExpandedRow[]>()
    const seen = new Map<string, ExpandedRow>()
    for (const rows of by.values()) for (const row of rows) seen.set(`${row.tx} ${row.index} ${row.to}`, row)
    return {
      rows: [...seen.values()],
      of: new Map([...by].map(([account, rows]) => [account, rows.length])),
      put: (account, rows) => setKept({ name, by: new Map([...by, [account, rows]]) }),
      drop: account => setKept({ name, by: new Map([...by].filter(([a]) => a !== account)) }),
    }
  }, [kept, name])
}
