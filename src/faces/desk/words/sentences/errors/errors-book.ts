import { WHAT_IS_NOT_KNOWN } from '../guard/what-is-not-known.ts'
import { DECISION_TERMS } from '../rules/decision-terms.ts'
import { CASEWORK_REFUSALS } from '../rules/refusals.ts'
import { LINES_UNREAD } from '../screen/lines-unread.ts'
import { SentenceBook } from '../sentence-book.ts'
import { STIX_FAULTS } from '../sharing/stix-faults.ts'
import { WHAT_IS_REFUSED } from '../sharing/what-is-refused.ts'
import { AT_THE_DOOR } from './at-the-door.ts'
import { BY_THE_CHECK } from './by-the-check.ts'
import { FREEZES_AND_SHARING } from './freezes-and-sharing.ts'
import { WHAT_TO_JUDGE } from './what-to-judge.ts'
import { WHAT_WAS_ASKED } from './what-was-asked.ts'

/** Refusals that somebody at the desk can meet, whatever page they are on. */
export const ERRORS_BOOK = new SentenceBook(
  FREEZES_AND_SHARING,
  WHAT_WAS_ASKED,
  WHAT_TO_JUDGE,
  CASEWORK_REFUSALS,
  DECISION_TERMS,
  WHAT_IS_REFUSED,
  STIX_FAULTS,
  WHAT_IS_NOT_KNOWN,
  LINES_UNREAD,
  BY_THE_CHECK,
  AT_THE_DOOR,
)
