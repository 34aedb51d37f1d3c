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
import { compileCasework, draftCasework } from './compile-casework.ts'
import { decideCasework } from './decide-casework.ts'
import { explainAlert } from './explain-alert.ts'
import { freezeCasework } from './freeze-casework.ts'
import { listColleagues } from './list-colleagues.ts'
import { listHolds } from './list-holds.ts'
import { listQueue } from './list-queue.ts'
import { remindDeadlines } from './remind-deadlines.ts'
import { tellCasework } from './tell-casework.ts'
import { triageAlert } from './triage-alert.ts'

/** Everything that people do with alerts and cases, in the order of the help text. */
export const CASEWORK_OPERATIONS: readonly AnyOperation[] = [
  listQueue,
  triageAlert,
  listCasework,
  showCasework,
  showAlert,
  explainAlert,
  listColleagues,
  openCasework,
  changeCasework,
  assignCasework,
  noteCasework,
  attachCasework,
  readAttachment,
  compileCasework,
  tellCasework,
  draftCasework,
  decideCasework,
  freezeCasework,
  listHolds,
  showDecision,
  approveDecision,
  rejectDecision,
  fileReport,
  auditCasework,
  remindDeadlines,
]
