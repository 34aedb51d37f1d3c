/** A value written in a pattern. Numbers stay text, so that none loses a digit. */
export type PatternLiteral =
  | { readonly type: 'string'; readonly value: string }
  /** Digits with at most a minus before them and no needless zero. */
  | { readonly type: 'int'; readonly value: string }
  /** Digits, a point, digits: no needless zero, at least one digit on each side. */
  | { readonly type: 'float'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  /** Lower-case hex, whole bytes. */
  | { readonly type: 'hex'; readonly value: string }
  /** Base64 of RFC 4648 with its padding. */
  | { readonly type: 'binary'; readonly value: string }
  /** A STIX timestamp, as written. */
  | { readonly type: 'time'; readonly value: string }

/** One step of a path: into a member, to a place of a list counted from 0, or to every place of it. */
export type PathStep = { readonly key: string } | { readonly index: number | '*' }

/** Where a property is: the type of an object, and at least one step of which the first is a member. */
export interface ObjectPath {
  readonly objectType: string
  readonly steps: readonly PathStep[]
}

/** Compares with one literal. */
export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** Compares with a text that has a meaning of its own. */
export type TextOperator = 'LIKE' | 'MATCHES' | 'ISSUBSET' | 'ISSUPERSET'

/** What one property must be. */
export type PropertyTest =
  | {
      readonly kind: 'compare'
      readonly path: ObjectPath
      readonly not: boolean
      readonly operator: CompareOperator
      readonly value: PatternLiteral
    }
  | {
      readonly kind: 'in'
      readonly path: ObjectPath
      readonly not: boolean
      readonly values: readonly PatternLiteral[]
    }
  | {
      readonly kind: 'text'
      readonly path: ObjectPath
      readonly not: boolean
      readonly operator: TextOperator
      readonly value: string
    }
  | { readonly kind: 'exists'; readonly path: ObjectPath }

/** What stands in square brackets. `and` and `or` have at least two parts. */
export type Comparison = PropertyTest | { readonly kind: 'and' | 'or'; readonly parts: readonly Comparison[] }

/** A pattern as STIX 2.1, section 9, has it: data that {@link parsePattern} makes. Compounds have at least two parts. */
export type Pattern =
  | { readonly kind: 'observation'; readonly test: Comparison }
  | { readonly kind: 'and' | 'or' | 'followedby'; readonly parts: readonly Pattern[] }
  /** `seconds` is a positive number, written like an int or a float literal. */
  | { readonly kind: 'within'; readonly of: Pattern; readonly seconds: string }
  | { readonly kind: 'repeats'; readonly of: Pattern; readonly times: number }
  /** Both are STIX timestamps as written. */
  | { readonly kind: 'startstop'; readonly of: Pattern; readonly start: string; readonly stop: string }

/** A word that stands for itself in a pattern, and so can be the name of no member unless it is quoted. */
export const PATTERN_KEYWORDS: ReadonlySet<string> = new Set(
  (
    'AND OR NOT FOLLOWEDBY LIKE MATCHES ISSUPERSET ISSUBSET EXISTS LAST IN START STOP SECONDS true false WITHIN ' +
    'REPEATS TIMES'
  ).split(' '),
)
