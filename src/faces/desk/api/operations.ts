import type { describeAccount } from '../../../operations/accounts/describe-account.ts'
import type { listTransfers } from '../../../operations/accounts/list-transfers.ts'
import type { arrangeCase } from '../../../operations/case-board/arrange-case.ts'
import type { noteCase, withdrawNote } from '../../../operations/case-board/note-case.ts'
import type { dropView, saveView } from '../../../operations/case-board/save-view.ts'
import type { showCaseBoard } from '../../../operations/case-board/show-case-board.ts'
import type { caseFigures } from '../../../operations/cases/case-figures.ts'
import type { listCases } from '../../../operations/cases/list-cases.ts'
import type { showCase } from '../../../operations/cases/show-case.ts'
import type { verifyEvidence } from '../../../operations/cases/verify-evidence.ts'
import type {
  approveDecision,
  fileReport,
  rejectDecision,
  showDecision,
} from '../../../operations/casework/approve-decision.ts'
import type { attachCasework, readAttachment } from '../../../operations/casework/attach-casework.ts'
import type { auditCasework } from '../../../operations/casework/audit-casework.ts'
import type {
  assignCasework,
  changeCasework,
  listCasework,
  noteCasework,
  openCasework,
  showCasework,
} from '../../../operations/casework/cases-at-work.ts'
import type { compileCasework, draftCasework } from '../../../operations/casework/compile-casework.ts'
import type { decideCasework } from '../../../operations/casework/decide-casework.ts'
import type { explainAlert } from '../../../operations/casework/explain-alert.ts'
import type { freezeCasework } from '../../../operations/casework/freeze-casework.ts'
import type { listColleagues } from '../../../operations/casework/list-colleagues.ts'
import type { listQueue } from '../../../operations/casework/list-queue.ts'
import type { tellCasework } from '../../../operations/casework/tell-casework.ts'
import type { triageAlert } from '../../../operations/casework/triage-alert.ts'
import type { Operation } from '../../../operations/define-operation.ts'
import type { explainTaint } from '../../../operations/explain/explain-taint.ts'
import type { measureExposure } from '../../../operations/exposure/measure-exposure.ts'
import type {
  answerFreeze,
  freezeLetter,
  listFreezes,
  requestFreeze,
  sendFreeze,
  showFreeze,
  withdrawFreeze,
} from '../../../operations/freeze/freeze-operations.ts'
import type { pressFreezeLetter } from '../../../operations/freeze/press-freeze-letter.ts'
import type { showGovernor } from '../../../operations/governor/governor-operations.ts'
import type { followSafe } from '../../../operations/guard/follow-safe.ts'
import type { guardMultisig } from '../../../operations/guard/guard-multisig.ts'
import type { judgeTypedData } from '../../../operations/guard/judge-typed-data.ts'
import type { listGuardAlarms } from '../../../operations/guard/list-guard-alarms.ts'
import type { listLists } from '../../../operations/lists/list-lists.ts'
import type { initNode } from '../../../operations/node/init-node.ts'
import type { peerHealth } from '../../../operations/node/peer-health.ts'
import type { proveLog } from '../../../operations/node/prove-log.ts'
import type { listPsiLists } from '../../../operations/psi/list-psi-lists.ts'
import type { listPsiSessions } from '../../../operations/psi/list-psi-sessions.ts'
import type { listRecoveries, recordRecovery } from '../../../operations/recoveries/record-recovery.ts'
import type { withdrawRecovery } from '../../../operations/recoveries/withdraw-recovery.ts'
import type { listScreenings } from '../../../operations/screen/list-screenings.ts'
import type { screenLines } from '../../../operations/screen/screen-lines.ts'
import type { screenParty } from '../../../operations/screen/screen-party.ts'
import type { listIntel } from '../../../operations/share/list-intel.ts'
import type { listQuarantine } from '../../../operations/share/list-quarantine.ts'
import type { shareIntel } from '../../../operations/share/share-intel.ts'
import type { showIntel } from '../../../operations/share/show-intel.ts'
import type { endSessions } from '../../../operations/sign-in/end-sessions.ts'
import type { inviteUser } from '../../../operations/sign-in/invite-user.ts'
import type { listSignIns } from '../../../operations/sign-in/list-sign-ins.ts'
import type { resetSignIn } from '../../../operations/sign-in/reset-sign-in.ts'
import type { describeSituation } from '../../../operations/situation/describe-situation.ts'
import type { listTaxiiServers } from '../../../operations/taxii-sync/list-taxii-servers.ts'
import type { exportCase } from '../../../operations/theft/export-case.ts'
import type { importCasebook } from '../../../operations/theft/import-casebook.ts'
import type { reportTheft } from '../../../operations/theft/report-theft.ts'
import type { answerSighting, listTips } from '../../../operations/tips/tip-operations.ts'
import type { traceFunds } from '../../../operations/trace-funds/trace-funds.ts'
import type { linkUser } from '../../../operations/users/link-user.ts'
import type { removeUser } from '../../../operations/users/remove-user.ts'
import type { setUserRoles } from '../../../operations/users/set-user-roles.ts'
import type { beginWatch } from '../../../operations/watch/begin-watch.ts'
import type { endWatch } from '../../../operations/watch/end-watch.ts'
import type { listWatchAlerts } from '../../../operations/watch/list-watch-alerts.ts'
import type { listWatches } from '../../../operations/watch/list-watches.ts'

/** The operations that the desk calls, by name, with the types that the server reads and answers by. Types alone: no code of theirs is loaded. */
export interface DeskOperations {
  listCases: typeof listCases
  showCase: typeof showCase
  caseFigures: typeof caseFigures
  showCaseBoard: typeof showCaseBoard
  noteCase: typeof noteCase
  withdrawNote: typeof withdrawNote
  arrangeCase: typeof arrangeCase
  saveView: typeof saveView
  dropView: typeof dropView
  verifyEvidence: typeof verifyEvidence
  explainTaint: typeof explainTaint
  describeAccount: typeof describeAccount
  listTransfers: typeof listTransfers
  measureExposure: typeof measureExposure
  screenParty: typeof screenParty
  shareIntel: typeof shareIntel
  listIntel: typeof listIntel
  showIntel: typeof showIntel
  listQuarantine: typeof listQuarantine
  initNode: typeof initNode
  peerHealth: typeof peerHealth
  proveLog: typeof proveLog
  listTaxiiServers: typeof listTaxiiServers
  listTips: typeof listTips
  answerSighting: typeof answerSighting
  listPsiLists: typeof listPsiLists
  listPsiSessions: typeof listPsiSessions
  exportCase: typeof exportCase
  importCasebook: typeof importCasebook
  reportTheft: typeof reportTheft
  beginWatch: typeof beginWatch
  endWatch: typeof endWatch
  listWatches: typeof listWatches
  listWatchAlerts: typeof listWatchAlerts
  traceFunds: typeof traceFunds
  requestFreeze: typeof requestFreeze
  sendFreeze: typeof sendFreeze
  answerFreeze: typeof answerFreeze
  withdrawFreeze: typeof withdrawFreeze
  listFreezes: typeof listFreezes
  showFreeze: typeof showFreeze
  freezeLetter: typeof freezeLetter
  pressFreezeLetter: typeof pressFreezeLetter
  recordRecovery: typeof recordRecovery
  listRecoveries: typeof listRecoveries
  withdrawRecovery: typeof withdrawRecovery
  describeSituation: typeof describeSituation
  approveDecision: typeof approveDecision
  fileReport: typeof fileReport
  rejectDecision: typeof rejectDecision
  showDecision: typeof showDecision
  attachCasework: typeof attachCasework
  readAttachment: typeof readAttachment
  auditCasework: typeof auditCasework
  assignCasework: typeof assignCasework
  changeCasework: typeof changeCasework
  listCasework: typeof listCasework
  noteCasework: typeof noteCasework
  openCasework: typeof openCasework
  showCasework: typeof showCasework
  compileCasework: typeof compileCasework
  draftCasework: typeof draftCasework
  tellCasework: typeof tellCasework
  decideCasework: typeof decideCasework
  freezeCasework: typeof freezeCasework
  explainAlert: typeof explainAlert
  listColleagues: typeof listColleagues
  listQueue: typeof listQueue
  triageAlert: typeof triageAlert
  showGovernor: typeof showGovernor
  followSafe: typeof followSafe
  guardMultisig: typeof guardMultisig
  judgeTypedData: typeof judgeTypedData
  listGuardAlarms: typeof listGuardAlarms
  listLists: typeof listLists
  listScreenings: typeof listScreenings
  screenLines: typeof screenLines
  listSignIns: typeof listSignIns
  inviteUser: typeof inviteUser
  resetSignIn: typeof resetSignIn
  endSessions: typeof endSessions
  linkUser: typeof linkUser
  setUserRoles: typeof setUserRoles
  removeUser: typeof removeUser
}

/** A name of one of them. */
export type OperationName = keyof DeskOperations

type In<O> = O extends Operation<infer I, infer _> ? I['_zod']['input'] : never
type Out<O> = O extends Operation<infer _, infer R> ? R['_zod']['input'] : never

/** What an operation is asked with. */
export type Asked<N extends OperationName> = In<DeskOperations[N]>

/** What an operation answers, as JSON. */
export type Answered<N extends OperationName> = Out<DeskOperations[N]>
