import { type Address, showAddress } from '../../../../model/address.ts'
import { ETHEREUM } from '../../../../model/ledger.ts'

/** The kinds of what alerts are about. */
export const SUBJECT_KINDS = ['customer', 'party', 'case', 'safe', 'fact'] as const

/** One of them. */
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** What an alert is about: `customer:c-1` is the customer c-1; `party:address:0x…` the party 0x…. */
export function subjectName(subject: string): { readonly kind: SubjectKind | null; readonly name: string } {
  const at = subject.indexOf(':')
  const kind = SUBJECT_KINDS.find(k => k === subject.slice(0, at)) ?? null
  const rest = kind === null ? subject : subject.slice(at + 1)
  if (kind === 'safe') return { kind, name: showAddress(ETHEREUM, rest as Address) }
  return { kind, name: kind === 'party' ? rest.slice(rest.indexOf(':') + 1) : rest }
}
