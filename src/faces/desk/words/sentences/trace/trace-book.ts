import { SentenceBook } from '../sentence-book.ts'
import { CROSSINGS } from './crossings.ts'
import { DOCTRINES } from './doctrines.ts'
import { EXPOSURE } from './exposure.ts'
import { FIGURES } from './figures.ts'
import { PATTERNS } from './patterns.ts'
import { WATCHED } from './watched.ts'
import { WHAT_IS_MISSING } from './what-is-missing.ts'
import { WHERE_IT_ENDS } from './where-it-ends.ts'

/** All that a trace, exposure and a watch say. */
export const TRACE_BOOK = new SentenceBook(
  WHERE_IT_ENDS,
  WHAT_IS_MISSING,
  PATTERNS,
  CROSSINGS,
  EXPOSURE,
  DOCTRINES,
  WATCHED,
  FIGURES,
)
