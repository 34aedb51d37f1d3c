import type { Jurisdiction } from '../../model/jurisdiction.ts'
import { japan } from './jp.ts'
import { southKorea } from './kr.ts'
import { unitedStates } from './us.ts'

export { REPORT_TERMS } from './report-terms.ts'

/** The law that Cordon knows, one file a country. */
export const JURISDICTIONS: readonly Jurisdiction[] = [unitedStates, japan, southKorea]
