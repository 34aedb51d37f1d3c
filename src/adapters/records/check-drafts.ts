import { createHash } from 'node:crypto'
import { InputError, NotFoundError } from '../../model/errors.ts'
import type { FactDraft } from '../../model/fact.ts'

const KIND = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * Checks drafts before a log takes them.
 * @throws InputError `fact-malformed`
 */
export function checkDrafts(drafts: readonly FactDraft[]): void {
  for (const { at, by, kind } of drafts) {
    if (!KIND.test(kind)) throw new InputError('fact-malformed', `"${kind}" is not a kind of fact`)
    if (!Number.isSafeInteger(at)) throw new InputError('fact-malformed', `a ${kind} fact needs its time in seconds`)
    if (by === '') throw new InputError('fact-malformed', `a ${kind} fact must say who says so`)
  }
}

/** The documents by digest, each once. */
export function byDigest(documents: readonly string[]): ReadonlyMap<string, string> {
  return new Map(documents.map(text => [createHash('sha256').update(text).digest('hex'), text]))
}

/** What a log answers for a digest that it does not hold. */
export function documentUnknown(digest: string): NotFoundError {
  return new NotFoundError('document-unknown', `no document with SHA-256 ${digest} is kept here`)
}
