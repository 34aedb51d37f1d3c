import { type IntelObject, UNVERSIONED } from '../../model/intel-object.ts'
import type { NewObject } from '../share/intel-store.ts'
import type { Seals } from './node-key.ts'

/** The one door for objects: what it lets in, or why not. */
export type Admit = (
  json: string | IntelObject,
  from: string,
) =>
  | { readonly new: NewObject }
  | { readonly faults: readonly { readonly code: string; readonly path: string; readonly message: string }[] }

/** What of an object that a peer sent can be said without knowing anything else. */
export interface CheckedObject {
  readonly admitted: ReturnType<Admit>
  /** The leaf that it belongs to, 64 hex digits; null where it was refused, or something was taken out of it. */
  readonly leaf: string | null
  /** Whom it names as its creator. */
  readonly creator: string | null
  /** Whether it has versions; somebody may have given it the very version that stands for none. */
  readonly versioned: boolean
}

/** Asks the door about an object that a peer sent, and makes its leaf. It costs most of taking it in, and may be done in another thread. */
export function checkObject(
  { json, nonce }: { readonly json: string; readonly nonce: string | null },
  from: string,
  admit: Admit,
  seals: Pick<Seals, 'sha256OfHex'>,
): CheckedObject {
  const admitted = admit(json, from)
  if ('faults' in admitted) return { admitted, leaf: null, creator: null, versioned: false }
  const leaf = nonce === null ? null : seals.sha256OfHex(`00${nonce}${admitted.new.digest}`)
  return { admitted, leaf, creator: creatorOf(admitted.new.json), versioned: hasVersion(admitted.new) }
}

/** Whom an object's JSON, as it was admitted, names as its creator. */
export function creatorOf(json: string): string | null {
  // Most objects of an incident are wallets, which have none. What is written with escapes is no name of a member that counts.
  if (!json.includes('created_by_ref')) return null
  const { created_by_ref: creator } = JSON.parse(json) as IntelObject
  return typeof creator === 'string' ? creator : null
}

function hasVersion({ version, json }: NewObject): boolean {
  if (version !== UNVERSIONED) return true
  // It is written by us, without escapes in such names.
  if (!json.includes('"created":') && !json.includes('"modified":')) return false
  const { modified, created } = JSON.parse(json) as IntelObject
  return modified !== undefined || created !== undefined
}
