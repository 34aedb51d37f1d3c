import { callDecoder } from '../../analysis/guard/decode-call.ts'
import { guardWords } from '../../analysis/guard/guard-words.ts'
import { worstOf } from '../../analysis/guard/severity.ts'
import { judgeCallRequest } from '../../analysis/guard/typed/judge-call-request.ts'
import { judgeDelegation } from '../../analysis/guard/typed/judge-delegation.ts'
import { judgeTyped, type TypedQuestion } from '../../analysis/guard/typed/judge-typed.ts'
import { GUARD_KNOWLEDGE } from '../../catalog/guard/guard-knowledge.ts'
import { addressAt, hexAt, numberAt, objectAt, optional, type Row, smallAt } from '../../formats/safe/capture-fields.ts'
import { NO_ADDRESS } from '../../formats/safe/safe-transaction.ts'
import { InputError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import type { TypedAnswer } from './typed-answer.ts'

/**
 * Says what a wallet would allow by signing: typed data (EIP-712), an authorisation of EIP-7702 (`chainId`, `address`, `nonce`), or a
 * transaction (`to`, `data`).
 * @throws InputError `typed-data-malformed`, `safe-capture-malformed`, and the codes of addresses
 */
export function judgeRequest(json: unknown, chainId: number | undefined, now: Instant): TypedAnswer {
  const decode = callDecoder(GUARD_KNOWLEDGE.functions)
  const told = chainId === undefined ? null : BigInt(chainId)
  const question: TypedQuestion = { knowledge: GUARD_KNOWLEDGE, decode, now, chainId: told }
  const row = objectAt(json, 'request')
  const judged: Judged = optional(row, 'types') ? judgeTyped(json, question) : judgeOther(row, question)
  const { kind, hash, sentence, findings } = judged
  return { kind, hash, sentence, severity: worstOf(findings), findings: findings.map(f => ({ ...f })) }
}

/** A verdict whose findings are read only, as rules give them. */
type Judged = Pick<TypedAnswer, 'kind' | 'hash' | 'sentence'> & {
  readonly findings: readonly TypedAnswer['findings'][number][]
}

function judgeOther(row: Row, { decode, chainId }: TypedQuestion): Judged {
  const own = optional(row, 'chainId') ? numberAt(row, 'chainId', 'request') : null
  const chain = own ?? chainId
  const words = guardWords(GUARD_KNOWLEDGE, chain, NO_ADDRESS)
  const code = ['address', 'contractAddress'].find(key => optional(row, key))
  if (code !== undefined && optional(row, 'nonce') && own !== null) {
    const address = addressAt(row, code, 'request')
    return judgeDelegation({ chainId: Number(own), address, nonce: smallAt(row, 'nonce', 'request') }, words)
  }
  if (!optional(row, 'to'))
    throw new InputError(
      'typed-data-malformed',
      'this is neither typed data ("types"), nor an authorisation ("address", "nonce", "chainId"), nor a transaction ("to")',
      { place: { field: 'request' } },
    )
  const data = ['data', 'input'].find(key => optional(row, key))
  const request = {
    from: optional(row, 'from') ? addressAt(row, 'from', 'request') : null,
    to: addressAt(row, 'to', 'request'),
    value: optional(row, 'value') ? numberAt(row, 'value', 'request') : 0n,
    data: data === undefined ? ('0x' as const) : hexAt(row, data, 'request', 1 << 20),
  }
  const judged = judgeCallRequest(request, { knowledge: GUARD_KNOWLEDGE, words, decode, chainId: chain })
  return { kind: 'call', hash: null, sentence: judged.sentence, findings: judged.findings }
}
