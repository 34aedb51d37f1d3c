import { hashTypedData } from 'viem/utils'
import type { Hex } from '../../../formats/safe/safe-transaction.ts'
import type { Address } from '../../../model/address.ts'
import { InputError } from '../../../model/errors.ts'
import type { Instant } from '../../../model/instant.ts'
import type { DecodeCall } from '../decode-call.ts'
import type { GuardKnowledge } from '../guard-knowledge.ts'
import { guardWords } from '../guard-words.ts'
import { urgentFirst } from '../severity.ts'
import { authorisationRule } from './authorisation-rule.ts'
import { blurRule } from './blur-rule.ts'
import { forwardRule } from './forward-rule.ts'
import { permitRule } from './permit-rule.ts'
import { permit2Rule } from './permit2-rule.ts'
import { safeRule } from './safe-rule.ts'
import { seaportRule } from './seaport-rule.ts'
import { readTypedData } from './typed-data.ts'
import { aboutAll, type TypedCase, type TypedRule, type TypedVerdict } from './typed-rule.ts'

const RULES: readonly TypedRule[] = [
  safeRule,
  permitRule,
  permit2Rule,
  authorisationRule,
  seaportRule,
  blurRule,
  forwardRule,
]

/** What the judgement of typed data needs beside it. */
export interface TypedQuestion {
  readonly knowledge: GuardKnowledge
  readonly decode: DecodeCall
  readonly now: Instant
  /** On which chain the signer is; null: not told. */
  readonly chainId: bigint | null
}

/** The verdict on what a wallet is asked to sign, and the hash that it would sign. */
export type JudgedMessage = TypedVerdict & { readonly hash: Hex }

/** Says what typed data (EIP-712) would allow. @throws InputError `typed-data-malformed` */
export function judgeTyped(json: unknown, { knowledge, decode, now, chainId }: TypedQuestion): JudgedMessage {
  const data = readTypedData(json)
  const own = typeof data.domain['chainId'] === 'bigint' ? data.domain['chainId'] : null
  const contract = typeof data.domain['verifyingContract'] === 'string' ? data.domain['verifyingContract'] : null
  const safe = (data.primaryType === 'SafeTx' ? contract : '') as Address
  const words = guardWords(knowledge, own ?? chainId, safe)
  const about: TypedCase = { data, chainId: own, contract, now, knowledge, words, decode }
  const known = firstOf(about) ?? unknownForm(about)
  const findings = [...known.findings]
  if (own !== null && chainId !== null && own !== chainId)
    findings.push(
      aboutAll('other-chain', 'alarm', `It is for chain ${own}, not for chain ${chainId} on which you are.`),
    )
  return { ...known, findings: urgentFirst(findings), hash: hashOf(about) }
}

function firstOf(about: TypedCase): TypedVerdict | null {
  for (const rule of RULES) {
    const verdict = rule(about)
    if (verdict) return verdict
  }
  return null
}

function unknownForm({ data, contract, words }: TypedCase): TypedVerdict {
  const by = contract === null ? 'nobody in particular' : words.account(contract)
  const fields = Object.keys(data.message).slice(0, 8).join(', ')
  return {
    kind: 'unknown',
    sentence: `It signs ${data.primaryType} (${fields}) for ${by}.`,
    findings: [
      aboutAll(
        'typed-data-unknown',
        'warning',
        'What the signature allows is not known: this form is none that we can read.',
      ),
    ],
  }
}

function hashOf({ data }: TypedCase): Hex {
  try {
    return hashTypedData(data as unknown as Parameters<typeof hashTypedData>[0])
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
    throw new InputError('typed-data-malformed', `this cannot be signed as typed data: ${why}`, { cause })
  }
}
