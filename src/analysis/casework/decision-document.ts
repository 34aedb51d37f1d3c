import canonicalize from 'canonicalize'
import type { DecisionKind } from '../../model/casework/decision.ts'
import type { DeskCase } from '../../model/casework/desk-case.ts'

/** What somebody wants to decide. */
export interface DecisionDraft {
  readonly kind: DecisionKind
  readonly reason: string
  readonly by: string
  readonly what: string | null
  readonly hold: number | null
  readonly jurisdictions: readonly string[]
}

/**
 * The document that a second person looks at and approves: what was decided, on which alerts and attachments, each by its digest.
 * RFC 8785 canonical JSON. The case's turn is in it, so that no two decisions have one document.
 */
export function decisionDocument(file: DeskCase, draft: DecisionDraft): string {
  return canonicalize({
    schema: 'cordon.decision/1',
    case: {
      id: file.id,
      tenant: file.tenant,
      title: file.title,
      turn: file.turn,
      content: file.content,
      jurisdictions: file.jurisdictions,
      suspectKnown: file.suspectKnown,
      alerts: file.alerts.map(({ id, digest, title, holds }) => ({ id, digest, title, holds })),
      attachments: file.attachments.map(({ name, digest, bytes }) => ({ name, digest, bytes })),
      decisions: file.decisions.map(({ number, kind, state, document }) => ({ number, kind, state, document })),
    },
    decision: { number: file.decisions.length + 1, ...draft },
  }) as string
}
