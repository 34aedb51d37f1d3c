import { describeAccount } from './accounts/describe-account.ts'
import { listTransfers } from './accounts/list-transfers.ts'
import { arrangeCase } from './case-board/arrange-case.ts'
import { noteCase, withdrawNote } from './case-board/note-case.ts'
import { dropView, saveView } from './case-board/save-view.ts'
import { showCaseBoard } from './case-board/show-case-board.ts'
import { caseFigures } from './cases/case-figures.ts'
import { listCases } from './cases/list-cases.ts'
import { showCase } from './cases/show-case.ts'
import { verifyEvidence } from './cases/verify-evidence.ts'
import { CASEWORK_OPERATIONS } from './casework/casework-operations.ts'
import { addCollection } from './collections/add-collection.ts'
import { listCollections } from './collections/list-collections.ts'
import { removeCollection } from './collections/remove-collection.ts'
import { findCrossings } from './crossings/find-crossings.ts'
import { declarePlace, listPlaces, withdrawPlace } from './crossings/place-operations.ts'
import type { AnyOperation } from './define-operation.ts'
import { explainTaint } from './explain/explain-taint.ts'
import { indexExposure } from './exposure/index-exposure.ts'
import { measureExposure } from './exposure/measure-exposure.ts'
import {
  answerFreeze,
  freezeLetter,
  listFreezes,
  requestFreeze,
  sendFreeze,
  showFreeze,
  withdrawFreeze,
} from './freeze/freeze-operations.ts'
import { pressFreezeLetter } from './freeze/press-freeze-letter.ts'
import { approveRelease, governOutflow, proposeRelease, showGovernor } from './governor/governor-operations.ts'
import { followSafe } from './guard/follow-safe.ts'
import { guardMultisig } from './guard/guard-multisig.ts'
import { judgeTypedData } from './guard/judge-typed-data.ts'
import { listGuardAlarms } from './guard/list-guard-alarms.ts'
import { listKeys } from './keys/list-keys.ts'
import { revokeKey } from './keys/revoke-key.ts'
import { dropLists, useLists } from './lists/choose-lists.ts'
import { diffLists } from './lists/diff-lists.ts'
import { listLists } from './lists/list-lists.ts'
import { findMixerLinks } from './mixers/find-mixer-links.ts'
import { judgeTransfer } from './monitor/judge-transfer.ts'
import { approveOverlay, listOverlays, proposeOverlay } from './monitor/overlay-operations.ts'
import { showRules } from './monitor/show-rules.ts'
import { addPeer } from './node/add-peer.ts'
import { initNode } from './node/init-node.ts'
import { listPeers } from './node/list-peers.ts'
import { peerHealth } from './node/peer-health.ts'
import { proveLog } from './node/prove-log.ts'
import { removePeer } from './node/remove-peer.ts'
import { showNode } from './node/show-node.ts'
import { listPsiLists } from './psi/list-psi-lists.ts'
import { listPsiSessions } from './psi/list-psi-sessions.ts'
import { listRecoveries, recordRecovery } from './recoveries/record-recovery.ts'
import { withdrawRecovery } from './recoveries/withdraw-recovery.ts'
import { checkReport } from './reports/check-report.ts'
import { draftReport } from './reports/draft-report.ts'
import { deriveList } from './screen/derive-list.ts'
import { listAlerts } from './screen/list-alerts.ts'
import { listScreenings } from './screen/list-screenings.ts'
import { rescreenParties } from './screen/rescreen.ts'
import { screenLines } from './screen/screen-lines.ts'
import { screenParty } from './screen/screen-party.ts'
import { listIntel } from './share/list-intel.ts'
import { listQuarantine } from './share/list-quarantine.ts'
import { shareIntel } from './share/share-intel.ts'
import { showIntel } from './share/show-intel.ts'
import { endSessions } from './sign-in/end-sessions.ts'
import { inviteUser } from './sign-in/invite-user.ts'
import { listSignIns } from './sign-in/list-sign-ins.ts'
import { resetSignIn } from './sign-in/reset-sign-in.ts'
import { auditSignatures } from './signature-audit/audit-signatures.ts'
import { describeSituation } from './situation/describe-situation.ts'
import { listTaxiiServers } from './taxii-sync/list-taxii-servers.ts'
import { checkClaim } from './theft/check-claim.ts'
import { exportCase } from './theft/export-case.ts'
import { followTransfers } from './theft/follow-transfers.ts'
import { importCasebook } from './theft/import-casebook.ts'
import { reportTheft } from './theft/report-theft.ts'
import { answerSighting, listTips, submitTip } from './tips/tip-operations.ts'
import { describeToken } from './tokens/describe-token.ts'
import { traceFunds } from './trace-funds/trace-funds.ts'
import { linkUser } from './users/link-user.ts'
import { listUsers } from './users/list-users.ts'
import { removeUser } from './users/remove-user.ts'
import { setUserRoles } from './users/set-user-roles.ts'
import { beginWatch } from './watch/begin-watch.ts'
import { endWatch } from './watch/end-watch.ts'
import { listWatchAlerts } from './watch/list-watch-alerts.ts'
import { listWatches } from './watch/list-watches.ts'

/** Every operation, in the order of the help text. */
export const OPERATIONS: readonly AnyOperation[] = [
  judgeTransfer,
  showRules,
  listOverlays,
  proposeOverlay,
  approveOverlay,
  showGovernor,
  governOutflow,
  proposeRelease,
  approveRelease,
  auditSignatures,
  screenParty,
  screenLines,
  listScreenings,
  rescreenParties,
  listAlerts,
  measureExposure,
  indexExposure,
  deriveList,
  guardMultisig,
  judgeTypedData,
  followSafe,
  listGuardAlarms,
  ...CASEWORK_OPERATIONS,
  draftReport,
  checkReport,
  traceFunds,
  explainTaint,
  findCrossings,
  listPlaces,
  declarePlace,
  withdrawPlace,
  findMixerLinks,
  describeToken,
  beginWatch,
  listWatches,
  listWatchAlerts,
  endWatch,
  reportTheft,
  importCasebook,
  exportCase,
  checkClaim,
  followTransfers,
  shareIntel,
  listIntel,
  showIntel,
  listQuarantine,
  requestFreeze,
  sendFreeze,
  answerFreeze,
  withdrawFreeze,
  listFreezes,
  showFreeze,
  freezeLetter,
  pressFreezeLetter,
  recordRecovery,
  listRecoveries,
  withdrawRecovery,
  submitTip,
  listTips,
  answerSighting,
  initNode,
  showNode,
  listPeers,
  peerHealth,
  proveLog,
  addPeer,
  removePeer,
  listTaxiiServers,
  addCollection,
  listCollections,
  removeCollection,
  listUsers,
  setUserRoles,
  removeUser,
  inviteUser,
  linkUser,
  listSignIns,
  endSessions,
  resetSignIn,
  listPsiLists,
  listPsiSessions,
  listLists,
  diffLists,
  useLists,
  dropLists,
  listCases,
  showCase,
  caseFigures,
  showCaseBoard,
  noteCase,
  withdrawNote,
  arrangeCase,
  saveView,
  dropView,
  describeAccount,
  listTransfers,
  verifyEvidence,
  describeSituation,
  listKeys,
  revokeKey,
]
