import type { TraceJson } from './trace-json.ts'

const MARK = /; reached by odds, joint confidence (\d(?:\.\d+)?) /

/** Whether any of an endpoint's amount was reached by odds and not by facts alone; its basis then says how likely, and how much. */
export function isByOdds(endpoint: Pick<TraceJson['endpoints'][number], 'basis'>): boolean {
  return oddsOf(endpoint) !== null
}

/** The least joint confidence with which an endpoint was reached, a decimal figure below 1; null: by facts alone. */
export function oddsOf({ basis }: Pick<TraceJson['endpoints'][number], 'basis'>): string | null {
  return MARK.exec(basis)?.[1] ?? null
}

/**
 * The least joint confidence with which stolen value came to each account of a trace, by account; who is not in it was reached by facts
 * alone, or not at all.
 */
export function oddsByAccount(trace: Pick<TraceJson, 'endpoints' | 'transfers' | 'likelihoods'>): Map<string, string> {
  const found = new Map<string, string>()
  const take = (account: string | null | undefined, joint: string | null): void => {
    if (!account || joint === null) return
    const before = found.get(account)
    if (before === undefined || Number(joint) < Number(before)) found.set(account, joint)
  }
  for (const endpoint of trace.endpoints) take(endpoint.account, oddsOf(endpoint))
  for (const { transfer, joint } of trace.likelihoods ?? []) take(trace.transfers[transfer]?.to, String(joint))
  return found
}
