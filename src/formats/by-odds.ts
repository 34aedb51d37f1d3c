import type { TraceJson } from './trace-json.ts'

/** Whether any of an endpoint's amount was reached by odds and not by facts alone; its basis then says how likely, and how much. */
export function isByOdds(endpoint: Pick<TraceJson['endpoints'][number], 'basis'>): boolean {
  return endpoint.basis.includes('; reached by odds, joint confidence ')
}
