import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { IntegrityError } from './errors.ts'
import type { Instant } from './instant.ts'

/** A value that JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** What somebody wants remembered, before the log gives it a place. */
export interface FactDraft {
  readonly at: Instant
  /** Who says so: a person, a node, or `cordon` itself. */
  readonly by: string
  /** Lower-case words joined by hyphens: `case-opened`, `trace-finished` … */
  readonly kind: string
  readonly body: { readonly [key: string]: Json }
}

/** Something that happened. Appended, never changed. */
export interface Fact extends FactDraft {
  /** 1 and up, without a hole. */
  readonly seq: number
  /** {@link factDigest} of the fact before; {@link FIRST_DIGEST} for the first. */
  readonly prevDigest: string
}

/** The `prevDigest` of the first fact: 64 zeros. */
export const FIRST_DIGEST = '0'.repeat(64)

/** SHA-256 (lower-case hex) over the fact's RFC 8785 canonical JSON, all six fields. */
export function factDigest(fact: Fact): string {
  const { seq, at, by, kind, body, prevDigest } = fact
  return textDigest(canonicalize({ seq, at, by, kind, body, prevDigest }) as string)
}

/** SHA-256 (lower-case hex) of a text's UTF-8 bytes. */
export function textDigest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** The end of a chain of facts: what the next one must follow. */
export interface ChainHead {
  readonly seq: number
  readonly digest: string
}

/** The head of a log without facts. */
export const EMPTY_CHAIN: ChainHead = { seq: 0, digest: FIRST_DIGEST }

/** Gives a draft its place after `head`. */
export function chainFact(head: ChainHead, draft: FactDraft): { fact: Fact; head: ChainHead } {
  const { at, by, kind, body } = draft
  const fact: Fact = { seq: head.seq + 1, at, by, kind, body, prevDigest: head.digest }
  return { fact, head: { seq: fact.seq, digest: factDigest(fact) } }
}

/**
 * Checks that `fact` follows `head` and gives the new head.
 * @param digest of the fact, where it is known already
 * @throws IntegrityError `fact-chain-broken`, naming the sequence number
 */
export function followChain(head: ChainHead, fact: Fact, digest?: string): ChainHead {
  if (fact.seq !== head.seq + 1)
    throw new IntegrityError('fact-chain-broken', `fact ${head.seq + 1} is missing: the log goes on with ${fact.seq}`)
  if (fact.prevDigest !== head.digest)
    throw new IntegrityError('fact-chain-broken', `fact ${head.seq} is not what fact ${fact.seq} was written after`)
  return { seq: fact.seq, digest: digest ?? factDigest(fact) }
}
