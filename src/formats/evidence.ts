import canonicalize from 'canonicalize'
import { type Json, textDigest } from '../model/fact.ts'

/** What lets another party recompute a result's checksum. */
export interface Evidence {
  readonly algorithm: 'sha256'
  readonly canonical: 'RFC 8785'
  /** Over what was asked and found: equal for whoever repeats the question over the same ledger data and tags. */
  readonly findings: string
  /** Over the whole document but its `evidence`. */
  readonly digest: string
}

/** Members that name the asker's surroundings rather than the finding. */
const SURROUNDINGS = ['case', 'versions']

/**
 * SHA-256 (lower-case hex) over RFC 8785 canonical JSON. For documents of ASCII text and whole numbers, as all of ours are,
 * `jq -cSj 'del(.evidence)' FILE | sha256sum` gives the same digest.
 */
export function evidenceOf(document: { readonly [member: string]: Json }): Evidence {
  const found = Object.fromEntries(Object.entries(document).filter(([member]) => !SURROUNDINGS.includes(member)))
  return { algorithm: 'sha256', canonical: 'RFC 8785', findings: digestOf(found), digest: digestOf(document) }
}

function digestOf(value: Json): string {
  return textDigest(canonicalize(value) as string)
}
