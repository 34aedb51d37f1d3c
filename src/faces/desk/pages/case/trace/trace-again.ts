import type { TraceJson } from '../../../../../formats/trace-json.ts'
import type { Asked } from '../../../api/operations.ts'

/** The question that a trace answers, to be asked again as it stands in the trace itself; the later data is looked at too. */
export function questionOf(trace: TraceJson): Asked<'traceFunds'> {
  const { sources, policy, since, maxHops, floor, surplus, ledger, leastConfidence } = trace.parameters
  return {
    sources: Array.isArray(sources) ? sources.map(String) : [],
    policy: (policy as Asked<'traceFunds'>['policy']) ?? trace.policy,
    ...(typeof since === 'number' ? { since: new Date(since * 1000).toISOString() } : {}),
    ...(typeof maxHops === 'number' ? { maxHops } : {}),
    ...(typeof floor === 'string' && floor !== '0' ? { floor } : {}),
    ...(surplus === 'none' ? { surplus } : {}),
    ...(typeof ledger === 'string' ? { ledger } : {}),
    ...(typeof leastConfidence === 'string' ? { leastConfidence: Number(leastConfidence) } : {}),
  }
}
