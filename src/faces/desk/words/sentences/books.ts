import type { SentenceBook } from './sentence-book.ts'

/** The books by what they are about; each is code of its own, loaded by those who read another language than English. */
export const BOOKS = {
  rules: () => import('./rules/rules-book.ts').then(m => m.RULES_BOOK),
  trace: () => import('./trace/trace-book.ts').then(m => m.TRACE_BOOK),
  screen: () => import('./screen/screen-book.ts').then(m => m.SCREEN_BOOK),
  guard: () => import('./guard/guard-book.ts').then(m => m.GUARD_BOOK),
  sharing: () => import('./sharing/sharing-book.ts').then(m => m.SHARING_BOOK),
  situation: () => import('./situation/situation-book.ts').then(m => m.SITUATION_BOOK),
  errors: () => import('./errors/errors-book.ts').then(m => m.ERRORS_BOOK),
} satisfies Readonly<Record<string, () => Promise<SentenceBook>>>

/** One of {@link BOOKS}. */
export type BookName = keyof typeof BOOKS
