import type { Hex } from '../../../formats/safe/safe-transaction.ts'
import type { Address } from '../../../model/address.ts'
import { judgeCallRequest } from './judge-call-request.ts'
import { aboutAll, numberIn, type TypedRule, textIn } from './typed-rule.ts'

/** A call that a relayer makes in one's name (EIP-2771). */
export const forwardRule: TypedRule = about => {
  const { primaryType, message } = about.data
  if (primaryType !== 'ForwardRequest' || !('to' in message) || !('data' in message)) return null
  const judged = judgeCallRequest(
    {
      from: textIn(message, 'from') as Address,
      to: textIn(message, 'to') as Address,
      value: numberIn(message, 'value'),
      data: textIn(message, 'data') as Hex,
    },
    about,
  )
  const findings = [
    aboutAll('call-forwarded', 'notice', 'A relayer makes the call in the signer’s name.'),
    ...judged.findings,
  ]
  return { kind: 'forward-request', sentence: judged.sentence, findings }
}
