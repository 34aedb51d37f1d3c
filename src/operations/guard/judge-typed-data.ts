import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { typedAnswer } from './typed-answer.ts'

/** On which chain the signer is. */
export const typedInput = z.object({
  chainId: z
    .int()
    .min(1)
    .optional()
    .describe('EIP-155 number of the chain on which you are')
    .meta({ placeholder: 'N' }),
})

/** Says what a wallet would allow by signing: typed data (EIP-712), an authorisation of EIP-7702, or a transaction. */
export const judgeTypedData = defineOperation({
  name: 'judgeTypedData',
  summary: 'say what a message that a wallet is asked to sign would allow',
  effect: 'read',
  scope: 'screen',
  input: typedInput.extend({
    request: z.unknown().describe('typed data, an authorisation of EIP-7702, or a transaction'),
  }),
  output: typedAnswer,
  async run({ request, chainId }, { clock }) {
    // What reads calldata and typed data takes long to load, and few ask.
    const { judgeRequest } = await import('./judge-request.ts')
    return judgeRequest(request, chainId, clock.now())
  },
})
