import { z } from 'zod'
import { parseAddress } from '../../model/address.ts'
import { InputError } from '../../model/errors.ts'
import { ETHEREUM } from '../../model/ledger.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { gatherSafes, type ToldSafe } from './gather-safes.ts'
import { type GuardAnswer, guardAnswer } from './guard-answer.ts'

/** Signers that are recovered for one question of a server's: while it does, others wait. */
const MOST_RECOVERIES = 3_000

const address = textField(text => parseAddress(ETHEREUM, text))

/** What is told of a Safe by whoever asks. */
export const guardInput = z.object({
  safe: address.optional().describe('the Safe; without it, every Safe of the capture').meta({ placeholder: 'ADDRESS' }),
  owner: z.array(address).optional().describe('an owner of the Safe; repeat for each'),
  threshold: z.int().min(1).max(1_000).optional().describe('how many owners must sign'),
  safeVersion: z
    .string()
    .max(40)
    .optional()
    .describe('version of the Safe contract, such as 1.3.0')
    .meta({ placeholder: 'VERSION' }),
  chainId: z.int().min(1).optional().describe('EIP-155 number of the chain').meta({ placeholder: 'N' }),
})

/** What the user told, as it goes before node and service. */
export function toldOf(input: z.output<typeof guardInput>): ToldSafe {
  return {
    owners: input.owner && input.owner.length > 0 ? input.owner : null,
    threshold: input.threshold ?? null,
    version: input.safeVersion ?? null,
    chainId: input.chainId === undefined ? null : BigInt(input.chainId),
  }
}

/** Judges what a transaction service showed, and asks nobody else. @throws InputError `input-malformed`, `safe-capture-malformed` */
export async function judgeCapture(
  input: z.output<typeof guardInput> & { readonly capture?: unknown },
): Promise<GuardAnswer> {
  const { capture } = input
  if (capture === undefined || capture === null)
    throw new InputError('input-malformed', 'guardMultisig needs capture', { place: { field: 'capture' } })
  const sources = { safe: input.safe ?? null, captures: [capture], told: toldOf(input), node: null, queue: null }
  const { safes, gaps } = await gatherSafes(sources)
  // What reads calldata takes long to load, and few ask.
  const { guardSafes } = await import('./guard-safes.ts')
  return guardSafes(safes, null, gaps, MOST_RECOVERIES)
}

/**
 * Judges the transactions of Safes that are handed in: who signed what, and what each would do. Nothing is fetched, so that nobody can make
 * the server ask an address of his choice; `cordon guard safe` also asks a node and a service.
 */
export const guardMultisig = defineOperation({
  name: 'guardMultisig',
  summary: 'judge transactions of a Safe multisig before they are executed',
  effect: 'read',
  scope: 'screen',
  input: guardInput.extend({
    capture: z.unknown().describe('answer of a Safe transaction service: multisig-transactions'),
  }),
  output: guardAnswer,
  run: input => judgeCapture(input),
})
