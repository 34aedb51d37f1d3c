import { CordonError } from '../../model/errors.ts'
import type { World } from '../../operations/world.ts'
import type { Check, MoreChecks } from './readiness.ts'

/** That the monitor and the governor, where this process has opened them, have not stopped. Neither is opened for it. */
export function workChecks({ monitor, governor }: Pick<World, 'monitor' | 'governor'>): MoreChecks {
  return {
    ...(monitor && { monitor: async () => going('the monitor judges nothing', monitor.stopped()) }),
    ...(governor && { governor: async () => going('the governor weighs nothing', governor.stopped()) }),
  }
}

// The code alone: a message may name files and customers.
function going(what: string, fault: unknown): Check {
  if (fault === null) return { ok: true }
  return { ok: false, because: `${what}: ${fault instanceof CordonError ? fault.code : 'internal'}` }
}
