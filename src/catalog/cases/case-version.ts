import canonicalize from 'canonicalize'
import { textDigest } from '../../model/fact.ts'
import type { BuiltInCase } from './read-case.ts'

/** SHA-256 over a case's transfers, and over its tags: what names the data that a trace of it was made from. */
export function caseVersion({ transfers, tags }: BuiltInCase): { readonly data: string; readonly tags: string } {
  const rows = transfers.map(t => ({ ...t, amount: String(t.amount) }))
  return { data: textDigest(canonicalize(rows) as string), tags: textDigest(canonicalize(tags) as string) }
}
