/** Where in a text an assertion holds. `end` is before a line break that ends the text, too; `veryEnd` is not. */
export type RegexPlace = 'start' | 'end' | 'veryEnd' | 'lineStart' | 'lineEnd' | 'word' | 'notWord'

/** A regular expression, read. */
export type RegexNode =
  | { readonly kind: 'char'; readonly test: (codePoint: number) => boolean }
  | { readonly kind: 'place'; readonly place: RegexPlace }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly RegexNode[] }
  /** `most` is null where there is no end to it. */
  | { readonly kind: 'repeat'; readonly of: RegexNode; readonly least: number; readonly most: number | null }

/** What the letters in `(?i)`, `(?s)` and `(?m)` switch. */
export interface RegexFlags {
  readonly caseless: boolean
  readonly dotAll: boolean
  readonly multiline: boolean
}
