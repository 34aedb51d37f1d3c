import type { CustomerEvent } from '../../model/monitor/customer-event.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'

/** Whether a judgement says nothing but how many rules are silent, as that of nearly every event does. */
export function isQuiet({ outcome, findings, typologies, learned, late, repeated, instead }: Judgement): boolean {
  const nothing = findings.length === 0 && typologies.length === 0 && learned === null && instead === null
  return nothing && outcome === 'pass' && !late && !repeated
}

/** The quiet judgement of an event. @param silent how many rules were asked and are silent */
export function quietJudgement(
  { id, customer, atMs }: Pick<CustomerEvent, 'id' | 'customer' | 'atMs'>,
  silent: number,
  ruleset: string,
): Judgement {
  return {
    event: id,
    customer,
    atMs,
    outcome: 'pass',
    findings: [],
    silent,
    typologies: [],
    ruleset,
    learned: null,
    repeated: false,
    late: false,
    instead: null,
  }
}
