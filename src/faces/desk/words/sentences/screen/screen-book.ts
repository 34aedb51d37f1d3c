import { SentenceBook } from '../sentence-book.ts'
import { EXPOSURE } from '../trace/exposure.ts'
import { FOUND_ON_A_LIST } from './found-on-a-list.ts'
import { LINES_UNREAD } from './lines-unread.ts'
import { LIST_NAMES } from './list-names.ts'
import { NAMES_ALIKE } from './names-alike.ts'
import { WHAT_FOLLOWS } from './what-follows.ts'
import { WHAT_LISTS_CANNOT_SAY } from './what-lists-cannot-say.ts'

/** All that screening says, and what it says of exposure. */
export const SCREEN_BOOK = new SentenceBook(
  FOUND_ON_A_LIST,
  NAMES_ALIKE,
  WHAT_LISTS_CANNOT_SAY,
  WHAT_FOLLOWS,
  EXPOSURE,
  LINES_UNREAD,
  LIST_NAMES,
)
