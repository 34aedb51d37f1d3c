import type { Instant } from '../../../model/instant.ts'
import type { DecodeCall } from '../decode-call.ts'
import type { GuardKnowledge } from '../guard-knowledge.ts'
import type { GuardWords } from '../guard-words.ts'
import type { GuardFinding, Severity } from '../severity.ts'
import type { TypedData } from './typed-data.ts'

/** What the rules of typed data may look at beside the data. */
export interface TypedCase {
  readonly data: TypedData
  readonly chainId: bigint | null
  /** The contract that the signature is for; null: the domain names none. */
  readonly contract: string | null
  readonly now: Instant
  readonly knowledge: GuardKnowledge
  readonly words: GuardWords
  readonly decode: DecodeCall
}

/** What a signature would allow. */
export interface TypedVerdict {
  /** Which form it is: `permit`, `permit2`, `seaport` … */
  readonly kind: string
  readonly sentence: string
  readonly findings: readonly GuardFinding[]
}

/** Knows some forms of typed data; null: this is none of them. */
export type TypedRule = (about: TypedCase) => TypedVerdict | null

/** A finding about the whole of it. */
export function aboutAll(code: string, severity: Severity, sentence: string): GuardFinding {
  return { code, severity, sentence, path: null }
}

/** A struct of a message. */
export type Struct = Readonly<Record<string, unknown>>

/** A number of a struct; 0 where it has none. */
export function numberIn(struct: Struct, key: string): bigint {
  const value = struct[key]
  return typeof value === 'bigint' ? value : 0n
}

/** A text of a struct; empty where it has none. */
export function textIn(struct: Struct, key: string): string {
  const value = struct[key]
  return typeof value === 'string' ? value : ''
}

/** The structs under a key: of a list each, else the one that is there. */
export function structsIn(struct: Struct, key: string): readonly Struct[] {
  const value = struct[key]
  if (Array.isArray(value)) return value as Struct[]
  return typeof value === 'object' && value !== null ? [value as Struct] : []
}

/** Until when a permission lasts: words for a sentence, and whether that is longer than anybody needs. */
export function untilWhen(
  end: bigint,
  { now, knowledge }: TypedCase,
): { readonly words: string; readonly long: boolean } {
  const long = end > BigInt(now + knowledge.thresholds.permissionSeconds)
  if (end > 253_402_300_799n) return { words: 'without end', long: true }
  return { words: `until ${new Date(Number(end) * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`, long }
}
