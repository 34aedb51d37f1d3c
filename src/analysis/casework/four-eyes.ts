import type { Decision } from '../../model/casework/decision.ts'
import { mayAs, type Person } from '../../model/casework/person.ts'

/** Why something of casework has no effect. `code` is API. `forbidden`: who asks may not; else what was asked for no longer fits. */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly forbidden: boolean
}

/**
 * Whether a person may approve or reject a decision, the case being as it is; null: yes. Who made it may not, whatever the roles and by
 * whatever key, nor may somebody whom the maker let in. The approval names the document that was looked at.
 * @param approval what the person named: the decision and its document
 * @param content the content of the case now
 */
export function refusesApproval(
  decision: Decision,
  person: Person,
  approval: { readonly document: string },
  content: number,
): Refusal | null {
  if (!mayAs(person, ['approver'])) return no('role-missing', 'only an approver approves or rejects', true)
  if (person.name === decision.by) return no('own-approval', 'who made a decision cannot approve it', true)
  if (person.letInBy.includes(decision.by))
    return no('approver-let-in-by-maker', `${decision.by}, who made it, let the approver in`, true)
  if (decision.state === 'void' || (decision.state === 'proposed' && decision.content !== content))
    return no('decision-void', 'the case changed since it was decided: it must be decided again')
  if (decision.state !== 'proposed')
    return no('decision-settled', `the decision waits for nobody: it is ${decision.state}`)
  if (approval.document !== decision.document)
    return no('approval-stale', 'what the approval names is not what was decided: look at the decision again')
  return null
}

/** Whether who made a decision may take it back; null: yes. It is one's own alone, and only while it waits. */
export function refusesWithdrawal(decision: Decision, approval: { readonly document: string }): Refusal | null {
  if (decision.state !== 'proposed')
    return no('decision-settled', `the decision waits for nobody: it is ${decision.state}`)
  return approval.document === decision.document
    ? null
    : no('approval-stale', 'what is named is not what was decided: look at the decision again')
}

function no(code: string, message: string, forbidden = false): Refusal {
  return { code, message, forbidden }
}
