import { publishObjects } from '../share/publish-objects.ts'
import { answerFreezeWith } from './answer-freeze.ts'
import { freezeLetterWith } from './freeze-letter.ts'
import type { FreezePost } from './freeze-parties.ts'
import { knownParties } from './known-parties.ts'
import { listFreezesWith } from './list-freezes.ts'
import { requestFreezeWith } from './request-freeze.ts'
import { sendFreezeWith } from './send-freeze.ts'
import { showFreezeWith } from './show-freeze.ts'
import { withdrawFreezeWith } from './withdraw-freeze.ts'

/** How messages leave this node: through its log, to the organisation that each names. */
export const FREEZE_POST: FreezePost = { publish: publishObjects, parties: knownParties }

/** `cordon freeze request`. */
export const requestFreeze = requestFreezeWith(FREEZE_POST)
/** `cordon freeze send`. */
export const sendFreeze = sendFreezeWith(FREEZE_POST)
/** `cordon freeze answer`. */
export const answerFreeze = answerFreezeWith(FREEZE_POST)
/** `cordon freeze withdraw`. */
export const withdrawFreeze = withdrawFreezeWith(FREEZE_POST)
/** `cordon freeze list`. */
export const listFreezes = listFreezesWith(FREEZE_POST)
/** `cordon freeze show`. */
export const showFreeze = showFreezeWith(FREEZE_POST)
/** `cordon freeze letter`. */
export const freezeLetter = freezeLetterWith(FREEZE_POST)
