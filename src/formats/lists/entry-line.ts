import { IntegrityError } from '../../model/errors.ts'
import type { ListEntry } from '../../model/list-entry.ts'

/**
 * One entry as a line: its RFC 8785 canonical JSON, so that equal entries give equal lines. Keys are put in their order here by hand,
 * and `JSON.stringify` writes texts and whole numbers as the standard has them: ten times quicker than sorting keys.
 */
export function entryLine(e: ListEntry): string {
  return JSON.stringify({
    births: e.births,
    countries: e.countries,
    domains: e.domains,
    emails: e.emails,
    expiresAt: e.expiresAt,
    id: e.id,
    identifiers: e.identifiers.map(({ country, type, value }) => ({ country, type, value })),
    kind: e.kind,
    listedAt: e.listedAt,
    names: e.names.map(({ form, strength, text }) => ({ form, strength, text })),
    programmes: e.programmes,
    relations: e.relations.map(({ kind, share, text, to }) => ({ kind, share, text, to })),
    remarks: e.remarks,
    wallets: e.wallets.map(({ address, ledgers, listedAt, ticker }) => ({ address, ledgers, listedAt, ticker })),
  } satisfies ListEntry)
}

/**
 * Reads lines written by {@link entryLine}; their digest has been checked before.
 * @throws IntegrityError `list-version-changed`
 */
export function readEntryLines(text: string): ListEntry[] {
  const lines = text.endsWith('\n') ? text.slice(0, -1) : text
  if (lines === '') return []
  try {
    // One array is read in half the time of its lines one by one.
    return JSON.parse(`[${lines.replaceAll('\n', ',')}]`) as ListEntry[]
  } catch (cause) {
    throw new IntegrityError('list-version-changed', 'a kept version holds a line that is no entry', { cause })
  }
}
