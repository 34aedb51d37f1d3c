import { FREEZE_POST } from '../freeze/freeze-operations.ts'
import { answerSightingWith } from './answer-sighting.ts'
import { listTipsWith } from './list-tips.ts'
import { submitTipWith } from './submit-tip.ts'

/** `cordon tips submit`. */
export const submitTip = submitTipWith(FREEZE_POST)
/** `cordon tips list`. */
export const listTips = listTipsWith(FREEZE_POST)
/** `cordon sightings answer`. */
export const answerSighting = answerSightingWith(FREEZE_POST)
