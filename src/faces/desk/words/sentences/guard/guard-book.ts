import { SentenceBook } from '../sentence-book.ts'
import { ALARM_CODES } from './alarm-codes.ts'
import { TRIED_ON_A_NODE } from './tried-on-a-node.ts'
import { WHAT_IS_NOT_KNOWN } from './what-is-not-known.ts'
import { WHAT_IT_ALLOWS } from './what-it-allows.ts'
import { WHAT_IT_DOES } from './what-it-does.ts'
import { WHAT_TO_ASK_ABOUT } from './what-to-ask-about.ts'

/** All that the guard says. `It …` of any step stands last: it reads whatever begins so. */
export const GUARD_BOOK = new SentenceBook(
  WHAT_IT_ALLOWS,
  TRIED_ON_A_NODE,
  WHAT_IS_NOT_KNOWN,
  WHAT_IT_DOES,
  ALARM_CODES,
  WHAT_TO_ASK_ABOUT,
)
