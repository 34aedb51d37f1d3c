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
import { guardMultisig } from './guard/guard-multisig.ts'
import { judgeTypedData } from './guard/judge-typed-data.ts'
import { listKeys } from './keys/list-keys.ts'
import { revokeKey } from './keys/revoke-key.ts'
import { dropLists, useLists } from './lists/choose-lists.ts'
import { diffLists } from './lists/diff-lists.ts'
import { listLists } from './lists/list-lists.ts'
import { findMixerLinks } from './mixers/find-mixer-links.ts'
import { judgeTransfer } from './monitor/judge-transfer.ts'
import { showRules } from './monitor/show-rules.ts'
import { addPeer } from './node/add-peer.ts'
import { listPeers } from './node/list-peers.ts'
import { removePeer } from './node/remove-peer.ts'
import { showNode } from './node/show-node.ts'
import { listPsiLists } from './psi/list-psi-lists.ts'
import { listPsiSessions } from './psi/list-psi-sessions.ts'
import { checkReport } from './reports/check-report.ts'
import { draftReport } from './reports/draft-report.ts'
import { deriveList } from './screen/derive-list.ts'
import { listAlerts } from './screen/list-alerts.ts'
import { rescreenParties } from './screen/rescreen.ts'
import { screenParty } from './screen/screen-party.ts'
import { shareIntel } from './share/share-intel.ts'
import { listTaxiiServers } from './taxii-sync/list-taxii-servers.ts'
import { checkClaim } from './theft/check-claim.ts'
import { exportCase } from './theft/export-case.ts'
import { followTransfers } from './theft/follow-transfers.ts'
import { importCasebook } from './theft/import-casebook.ts'
import { reportTheft } from './theft/report-theft.ts'
import { answerSighting, listTips, submitTip } from './tips/tip-operations.ts'
import { describeToken } from './tokens/describe-token.ts'
import { traceFunds } from './trace-funds/trace-funds.ts'
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
  screenParty,
  rescreenParties,
  listAlerts,
  measureExposure,
  indexExposure,
  deriveList,
  guardMultisig,
  judgeTypedData,
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
  requestFreeze,
  sendFreeze,
  answerFreeze,
  withdrawFreeze,
  listFreezes,
  showFreeze,
  freezeLetter,
  submitTip,
  listTips,
  answerSighting,
  showNode,
  listPeers,
  addPeer,
  removePeer,
  listTaxiiServers,
  addCollection,
  listCollections,
  removeCollection,
  listUsers,
  setUserRoles,
  removeUser,
  listPsiLists,
  listPsiSessions,
  listLists,
  diffLists,
  useLists,
  dropLists,
  listCases,
  showCase,
  verifyEvidence,
  listKeys,
  revokeKey,
]
