import type { Refusal } from '../../analysis/casework/four-eyes.ts'
import type { Decision } from '../../model/casework/decision.ts'
import type { DeskCase } from '../../model/casework/desk-case.ts'

/** Does what an act does. @param seq number of its fact */
export type Change = (seq: number) => void

/** Says why an act has no effect. @param forbidden whether who acts may not; else it no longer fits */
export function refuse(code: string, message: string, forbidden = false): Refusal {
  return { code, message, forbidden }
}

/** A case that is not there, and one of another tenant, which are told alike. */
export function unknownCase(id: string): Refusal {
  return refuse('casework-unknown', `there is no case ${id}: cordon casework list shows them`)
}

/** The case with one decision as it is now. */
export function setDecision(file: DeskCase, decision: Decision): DeskCase {
  const decisions = file.decisions.map(d => (d.number === decision.number ? decision : d))
  return { ...file, decisions, turn: file.turn + 1 }
}

/** The case with other content: what waits for approval, and an approved report that has not gone out, must be decided again. */
export function changed(file: DeskCase): DeskCase {
  const decisions = file.decisions.map(d =>
    d.state === 'proposed' || (d.state === 'approved' && d.kind === 'report') ? { ...d, state: 'void' as const } : d,
  )
  return { ...file, decisions, content: file.content + 1, turn: file.turn + 1 }
}
