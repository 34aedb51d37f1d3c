import type { Json } from '../model/fact.ts'

/** What lets another party recompute a result's checksum. */
export interface Evidence {
  readonly algorithm: 'sha256'
  readonly canonical: 'RFC 8785'
  /** Over what was asked and found: equal for whoever repeats the question over the same ledger data and tags. */
  readonly findings: string
  /** Over the case's name, the findings and the versions: equal only for this very document. */
  readonly digest: string
}

/** Members that name the asker's surroundings rather than the finding. */
const SURROUNDINGS = ['case', 'versions']

/**
 * SHA-256 (lower-case hex) over RFC 8785 canonical JSON: of the document without `case` and `versions`, and of
 * `{case, findings, versions}`.
 * @param document its members in any order; every object inside as {@link sortMembers} leaves it
 * @param sha256 of a text's UTF-8 bytes, lower-case hex
 */
export function evidenceOf(document: { readonly [member: string]: Json }, sha256: (text: string) => string): Evidence {
  const found = Object.keys(document)
    .filter(member => !SURROUNDINGS.includes(member))
    .sort()
    .map(member => [member, document[member]])
  const findings = sha256(JSON.stringify(Object.fromEntries(found)))
  const { case: name = null, versions = null } = document
  const digest = sha256(JSON.stringify({ case: name, findings, versions }))
  return { algorithm: 'sha256', canonical: 'RFC 8785', findings, digest }
}

/**
 * The same value with the members of every object in the order of RFC 8785, so that plain JSON.stringify writes its canonical form.
 * Names that look like whole numbers would not keep that order: none of ours does.
 */
export function sortMembers(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(sortMembers)
  const members = value as { readonly [member: string]: Json }
  const sorted: { [member: string]: Json } = {}
  for (const member of Object.keys(members).sort()) sorted[member] = sortMembers(members[member] as Json)
  return sorted
}
