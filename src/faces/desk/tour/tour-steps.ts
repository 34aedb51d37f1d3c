import type { TraceJson } from '../../../formats/trace-json.ts'

/** One step: where in the desk it is, and at what it points. */
export interface TourStep {
  readonly key: 'stolen' | 'flow' | 'where' | 'account' | 'prove'
  /** The path under /desk, with its query. */
  readonly path: string
  /** CSS; of several, the first element is taken. */
  readonly target: string
}

/** The steps of the tour of a case. @param account one whose taint is explained */
export function tourSteps(name: string, account: string): readonly TourStep[] {
  const at = `/cases/${encodeURIComponent(name)}`
  return [
    { key: 'stolen', path: at, target: '.case-headline > .stat:first-child' },
    { key: 'flow', path: at, target: '.flow-picture .flow-stage' },
    { key: 'where', path: `${at}?tab=where`, target: '.case-body tbody tr:has(.button[data-tone="main"])' },
    { key: 'account', path: `${at}?account=${encodeURIComponent(account)}`, target: '.case-panel' },
    { key: 'prove', path: `${at}?tab=evidence`, target: '.case .page-head .row' },
  ]
}

/** The account that says most: where the most lies that somebody can freeze, else where the most lies. */
export function tellingAccount(trace: Pick<TraceJson, 'endpoints'>): string | null {
  const held = trace.endpoints.filter(e => e.kind !== 'unfollowed' && e.kind !== 'residue')
  const freezable = held.filter(e => e.freezableBy.length > 0)
  return (freezable[0] ?? held[0])?.account ?? null
}
