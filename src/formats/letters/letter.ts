import type { FreezeRequest, FreezeState } from '../../model/freeze.ts'
import type { Instant } from '../../model/instant.ts'

/** Languages in which a letter can be written. */
export const LETTER_LANGUAGES = ['en', 'ja', 'ko'] as const

/** One of them. */
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number]

/** A part of a letter, from top to bottom. */
export type LetterBlock =
  | { readonly kind: 'title' | 'heading' | 'text' | 'right' | 'centre'; readonly text: string }
  /** A label and what it says; lines of the text stand under each other. */
  | { readonly kind: 'row'; readonly label: string; readonly text: string }
  /** Something that is never broken or spaced: an address, a digest. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'space' }

/** A letter, ready to be set. */
export interface Letter {
  readonly language: LetterLanguage
  readonly title: string
  /** Stands at the foot of every page: marking and number. */
  readonly foot: string
  /** `{page}` and `{pages}` are filled in when it is set. */
  readonly pageNumber: string
  /** When the letter was written, for the file's own date. */
  readonly at: Instant
  readonly blocks: readonly LetterBlock[]
}

/** What a letter tells, by name; every template uses every one. */
export type LetterFields = Readonly<Record<LetterField, string>>

/** The fields of a letter. */
export const LETTER_FIELDS = [
  'number',
  'date',
  'addressee',
  'requester',
  'case',
  'jurisdiction',
  'reference',
  'grounds',
  'ledger',
  'accounts',
  'asset',
  'assetId',
  'amount',
  'evidence',
  'answerBy',
  'validUntil',
  'contact',
  'marking',
  'standing',
] as const

/** The name of a field. */
export type LetterField = (typeof LETTER_FIELDS)[number]

/** A letter in one language: its words with fields in braces, and how that language writes what stands in them. */
export interface LetterTemplate {
  readonly language: LetterLanguage
  /**
   * One block a line: `# ` title, `## ` heading, `> ` set to the right, `^ ` in the middle, `| label | text` a row, `! ` code, else
   * text; an empty line is space. A field in braces: `{amount}`.
   */
  readonly words: string
  readonly pageNumber: string
  /** A moment with its day, in the time of the country, and in UTC. */
  moment(at: Instant): string
  day(at: Instant): string
  country(code: string): string
  /** @param units grouped figure in units of the asset; null: its decimals are not known */
  amount(units: string | null, symbol: string, base: string): string
  all(symbol: string | null): string
  marking(marking: FreezeRequest['marking']): string
  standing(state: FreezeState, withdrawnAt: Instant | null, reason: string): string
  readonly none: {
    readonly asset: string
    readonly case: string
    readonly evidence: string
    readonly validUntil: string
  }
}
