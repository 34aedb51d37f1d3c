import type { HashedTransaction } from './candidates.ts'
import type { GuardWords } from './guard-words.ts'
import type { JudgedSignature } from './judge-signature.ts'
import type { KnownOwners } from './known-owners.ts'
import type { GuardFinding, Severity } from './severity.ts'

/** A signature that is not over what is shown, on a transaction that was to be signed. */
export function isAlarming(signature: JudgedSignature, one: HashedTransaction, owners: KnownOwners): boolean {
  const { verdict, over, owner } = signature
  if (verdict === 'nobody') return true
  if (verdict === 'other') return over?.kind !== 'other-domain'
  // Who signed and was removed later leaves a good signature behind.
  return verdict === 'not-owner' && !one.executed && !owners.once.has(owner)
}

/** What is to be said of the signatures beside the alarm. */
export function signatureFindings(
  signatures: readonly JudgedSignature[],
  one: HashedTransaction,
  owners: KnownOwners,
  words: GuardWords,
): GuardFinding[] {
  const found: GuardFinding[] = []
  const add = (code: string, severity: Severity, sentence: string): void => {
    found.push({ code, severity, sentence, path: null })
  }
  for (const signature of signatures) {
    const { verdict, owner, over, overShown, highS } = signature
    const who = words.account(owner)
    if (isAlarming(signature, one, owners)) {
      if (verdict === 'other')
        add(
          'signature-over-other',
          'alarm',
          `The signature of ${who} is not over what is shown but over ${over?.hash}${toldKind(over?.kind)}.`,
        )
      else
        add(
          'signature-of-no-owner',
          'alarm',
          `The signature of ${who} is no owner's over what is shown${overShown === null ? '' : ` (${words.account(overShown)} comes out)`}: it was made over something else.`,
        )
    } else if (verdict === 'other')
      add(
        'signature-other-domain',
        'warning',
        `The signature of ${who} is over the same transaction on another chain or for another version of the Safe: here it is worth nothing.`,
      )
    else if (verdict === 'misnamed')
      add('signature-misnamed', 'warning', `The signature of ${who} is ${words.account(String(overShown))}'s.`)
    else if (verdict === 'not-owner')
      add('signer-not-owner', one.executed ? 'notice' : 'warning', `${who} signed and is no owner of the Safe now.`)
    else if (verdict === 'malformed' && !one.executed)
      add('signature-malformed', 'warning', `What is given as the signature of ${who} is none.`)
    if (highS)
      add(
        'signature-high-s',
        'notice',
        `The signature of ${who} has the upper of its two spellings, which wallets do not write.`,
      )
  }
  return found
}

function toldKind(kind: string | undefined): string {
  if (kind === 'delegatecall') return ', the same call with the operation turned (call for delegatecall)'
  if (kind === 'other-shown') return ', another transaction of the same nonce'
  if (kind === 'other-nonce') return ', a transaction of another nonce'
  return kind === 'claimed' ? ', a hash that the service claims and that what it shows does not have' : ''
}
