import type { AnyOperation } from '../define-operation.ts'
import { approveDecision, fileReport, rejectDecision, showDecision } from './approve-decision.ts'
import { attachCasework, readAttachment } from './attach-casework.ts'
import { auditCasework } from './audit-casework.ts'
import {
  assignCasework,
  changeCasework,
  listCasework,
  noteCasework,
  openCasework,
  showAlert,
  showCasework,
} from './cases-at-work.ts'
import { decideCasework } from './decide-casework.ts'
import { listHolds } from './list-holds.ts'
import { listQueue } from './list-queue.ts'
import { remindDeadlines } from './remind-deadlines.ts'
import { triageAlert } from './triage-alert.ts'

/** Everything that people do with alerts and cases, in the order of the help text. */
export const CASEWORK_OPERATIONS: readonly AnyOperation[] = [
  listQueue,
  triageAlert,
  listCasework,
  showCasework,
  showAlert,
  openCasework,
  changeCasework,
  assignCasework,
  noteCasework,
  attachCasework,
  readAttachment,
  decideCasework,
  listHolds,
  showDecision,
  approveDecision,
  rejectDecision,
  fileReport,
  auditCasework,
  remindDeadlines,
]
