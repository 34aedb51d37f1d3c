import type { CapturedConfirmation, Moment } from '../../formats/safe/captured-transaction.ts'
import {
  type recoverSigner,
  type SafeSignature,
  type SafeSignatureKind,
  splitSignatures,
} from '../../formats/safe/safe-signature.ts'
import type { Hex } from '../../formats/safe/safe-transaction.ts'
import type { Address } from '../../model/address.ts'
import { CordonError } from '../../model/errors.ts'
import type { Candidate, HashedTransaction } from './candidates.ts'
import type { KnownOwners } from './known-owners.ts'

/**
 * What a signature is worth. `signed`: an owner signed what is shown. `misnamed`: an owner did, but not the one who is named.
 * `not-owner`: who is named signed it, and is no owner. `other`: an owner signed something else. `nobody`: it is no owner's over
 * anything that we know of. `malformed`: it is no signature. `absent`: there is none. `unproved`: only the chain can tell.
 */
export type SignatureVerdict =
  | 'signed'
  | 'misnamed'
  | 'not-owner'
  | 'other'
  | 'nobody'
  | 'malformed'
  | 'absent'
  | 'unproved'

/** One confirmation, judged. */
export interface JudgedSignature {
  /** Whose it is by the service's word. */
  readonly owner: Address
  readonly at: Moment | null
  readonly kind: SafeSignatureKind | null
  readonly verdict: SignatureVerdict
  /** Who comes out over what is shown; null: nobody. */
  readonly overShown: Address | null
  /** What it is over instead, where an owner comes out; null: nothing that we know of. */
  readonly over: Candidate | null
  /** Who comes out there. */
  readonly overOther: Address | null
  readonly highS: boolean
}

/** What the chain says of agreements without a signature: true, false, or undefined where nobody asked it. */
export type ChainWord = (hash: Hex, owner: Address, signature: SafeSignature) => boolean | undefined

/** Judges one confirmation: recovers who signed what is shown and, where that is not who it should be, everything else that it may be over. */
export function judgeSignature(
  one: HashedTransaction,
  confirmation: CapturedConfirmation,
  owners: KnownOwners,
  candidates: () => readonly Candidate[],
  chain: ChainWord,
  recover: typeof recoverSigner,
): JudgedSignature {
  const { owner, at } = confirmation
  const blank = { owner, at, kind: null, overShown: null, over: null, overOther: null, highS: false }
  if (confirmation.signature === null) return { ...blank, verdict: 'absent' }
  const signature = readOne(confirmation.signature)
  if (signature === null) return { ...blank, verdict: 'malformed' }
  const told = { ...blank, kind: signature.kind, highS: signature.highS }
  if (signature.names !== null) return { ...told, ...judgeNamed(one, owner, signature, owners, chain) }
  const overShown = recover(signature, one.hash)
  const shown = { ...told, overShown }
  const named = overShown === owner
  if (named && owners.proven.has(owner)) return { ...shown, verdict: 'signed' }
  if (!named && overShown !== null && owners.owners.has(overShown)) return { ...shown, verdict: 'misnamed' }
  for (const over of candidates()) {
    const found = recover(signature, over.hash)
    // Whoever fakes a name for what comes out over the shown is given away by an owner who comes out elsewhere.
    if (found !== null && (owners.proven.has(found) || (!named && (found === owner || owners.owners.has(found)))))
      return { ...shown, verdict: 'other', over, overOther: found }
  }
  if (named) return { ...shown, verdict: owners.owners.has(owner) ? 'signed' : 'not-owner' }
  return { ...shown, verdict: 'nobody' }
}

/** An approved hash or a contract's signature names its owner; whether it agreed stands on the chain. */
function judgeNamed(
  one: HashedTransaction,
  owner: Address,
  signature: SafeSignature,
  { owners }: KnownOwners,
  chain: ChainWord,
): Pick<JudgedSignature, 'verdict' | 'overShown'> {
  const named = signature.names
  if (named === null || named !== owner) return { verdict: 'nobody', overShown: null }
  // What was executed was checked by the Safe itself.
  const agreed = one.executed || chain(one.hash, owner, signature)
  if (agreed === undefined) return { verdict: 'unproved', overShown: null }
  if (!agreed) return { verdict: 'nobody', overShown: null }
  return { verdict: owners.has(owner) ? 'signed' : 'not-owner', overShown: named }
}

function readOne(text: string): SafeSignature | null {
  try {
    return splitSignatures(text)[0] ?? null
  } catch (error) {
    if (error instanceof CordonError) return null
    throw error
  }
}
