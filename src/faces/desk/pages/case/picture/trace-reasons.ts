import type { TraceJson } from '../../../../../formats/trace-json.ts'

/** What a trace says of one account. */
export interface Reasons {
  /** Who claims what it is; null where nobody does. */
  readonly basis: string | null
  readonly confidence: number
  /** Sentences of patterns and gaps. */
  readonly because: readonly string[]
}

/** Reasons by account. */
export interface TraceReasons {
  of(account: string): Reasons | null
}

/** Looks reasons up in a trace; the index is made when it is first asked. */
export function reasonsOf(trace: TraceJson): TraceReasons {
  let index: Map<string, { basis: string | null; confidence: number; because: string[] }> | null = null
  const make = (): NonNullable<typeof index> => {
    const out: NonNullable<typeof index> = new Map()
    const at = (account: string) => {
      const had = out.get(account) ?? { basis: null, confidence: 0, because: [] }
      out.set(account, had)
      return had
    }
    for (const e of trace.endpoints) {
      const own = at(e.account)
      own.basis ??= e.basis
      own.confidence = Math.max(own.confidence, e.confidence)
    }
    for (const p of trace.patterns) for (const account of p.accounts) at(account).because.push(p.because)
    for (const g of trace.gaps) if (g.account !== null) at(g.account).because.push(g.because)
    return out
  }
  return {
    of(account) {
      index ??= make()
      return index.get(account) ?? null
    },
  }
}
