import { z } from 'zod'
import { freezeResponseObject, readFreezeResponse } from '../../formats/stix/cordon/freeze-response.ts'
import { uuid4 } from '../../formats/stix/ids.ts'
import { InputError, PermissionError } from '../../model/errors.ts'
import { FREEZE_ANSWERS, type Freeze, type FreezeAnswer, mayMove } from '../../model/freeze.ts'
import { parseInstant } from '../../model/instant.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { findFreeze } from './find-freeze.ts'
import { amountNamed } from './freeze-amount.ts'
import type { FreezePost, FreezeWorld } from './freeze-parties.ts'
import { freezeRow, rowOf } from './freeze-row.ts'
import { answerFault, freezeStanding } from './freeze-state.ts'
import { ingestFreezes } from './ingest-freezes.ts'
import { ownNode } from './own-node.ts'
import { postMessage } from './post-message.ts'

const input = z.object({
  id: z.string().min(1).max(80).describe('request: see freeze list').meta({ placeholder: 'ID' }),
  state: z
    .enum(FREEZE_ANSWERS)
    .describe('answer; released: nothing is frozen any more')
    .meta({ placeholder: 'ANSWER' }),
  amount: z
    .string()
    .max(100)
    .optional()
    .describe('how much is frozen now, in units of the asset; else all that was asked for')
    .meta({ placeholder: 'UNITS' }),
  baseUnits: z.string().max(80).optional().describe('the same in base units').meta({ placeholder: 'N' }),
  holdUntil: textField(parseInstant)
    .optional()
    .describe('until when it stays frozen; else until released')
    .meta({ placeholder: 'TIME' }),
  reason: z.string().max(4000).default('').describe('why; a refusal needs it').meta({ placeholder: 'TEXT' }),
  reference: z.string().max(200).default('').describe('own number of the matter').meta({ placeholder: 'TEXT' }),
})

/**
 * Answers a request that was addressed to this node, or writes down the answer of an addressee that has no node. Each answer is sent to
 * who asked.
 */
export function answerFreezeWith(post: FreezePost) {
  return defineOperation({
    name: 'answerFreeze',
    alias: 'freeze answer',
    summary: 'answer a request to freeze: acknowledged, frozen, refused, released',
    effect: 'write',
    scope: 'freeze',
    input,
    output: freezeRow,
    positional: ['id', 'state'],
    examples: [
      'freeze answer 3f2a9c1d acknowledged --reference T-1042',
      'freeze answer 3f2a9c1d frozen-in-part --amount 900000 --hold-until 2026-12-03',
      'freeze answer 3f2a9c1d refused --reason "the account is not ours"',
    ],
    async run(given, world: FreezeWorld) {
      try {
        return await answerOnce(given, world, post)
      } catch (error) {
        if (!(error instanceof InputError) || error.code !== 'freeze-overtaken') throw error
        // That the machine confirmed the receipt at the same moment is no other answer: this one follows it.
        const { answers } = await findFreeze(world, given.id)
        if (given.state === 'acknowledged' || answers.at(-1)?.state !== 'acknowledged') throw error
        return answerOnce(given, world, post)
      }
    },
  })
}

async function answerOnce(
  given: z.output<typeof input>,
  world: FreezeWorld,
  post: FreezePost,
): Promise<z.output<typeof freezeRow>> {
  await ingestFreezes(world, post)
  const freeze = await findFreeze(world, given.id)
  const self = await ownNode(world)
  if (freeze.side === 'requester')
    throw new PermissionError(
      'freeze-not-addressed',
      `${freeze.request.to.name} was asked, and answers from its own node`,
    )
  const answer = answerOf(given, freeze, world)
  refuseFault(freeze, answer, world.clock.now())
  const object = freezeResponseObject(freeze.request, self.id, answer)
  readFreezeResponse(object)
  const kept = (f: Freeze): boolean => f.answers.some(a => a.id === answer.id)
  return rowOf(await postMessage(object, freeze.request.id, kept, world, post), world.clock.now())
}

function answerOf(given: z.output<typeof input>, { request, answers }: Freeze, world: FreezeWorld): FreezeAnswer {
  const last = answers.at(-1)
  return {
    id: `freeze-response--${uuid4(world.sharing.chance(16))}`,
    step: (last?.step ?? 0) + 1,
    state: given.state,
    amount: amountOf(given, request.amount, request.unit?.decimals ?? null),
    holdUntil: given.holdUntil ?? null,
    reason: given.reason.trim(),
    reference: given.reference.trim(),
    at: Math.max(world.clock.now(), last?.at ?? request.at),
  }
}

function amountOf(given: z.output<typeof input>, asked: bigint | null, decimals: number | null): bigint {
  const told = given.amount !== undefined || given.baseUnits !== undefined
  if (given.state !== 'frozen' && given.state !== 'frozen-in-part') {
    if (!told) return 0n
    throw new InputError('freeze-amount-wrong', `${given.state} takes no amount`, { place: { field: 'amount' } })
  }
  if (!told && given.state === 'frozen' && asked !== null) return asked
  return amountNamed({ amount: given.amount, baseUnits: given.baseUnits }, decimals) ?? 0n
}

function refuseFault(freeze: Freeze, answer: FreezeAnswer, now: number): void {
  const { state } = freezeStanding(freeze, now)
  // What crossed a withdrawal is taken from another; who knows of the withdrawal freezes nothing more.
  if (freeze.withdrawal !== null && !(answer.state === 'released' && mayMove(state, 'released', 'addressee')))
    throw new InputError('freeze-transition-illegal', `the request was withdrawn: ${freeze.withdrawal.reason}`, {
      place: { field: 'state' },
    })
  const fault = answerFault(freeze, answer)
  if (fault) throw new InputError(fault.code, fault.reason, { place: { field: fieldOf(fault.code) } })
}

function fieldOf(code: string): string {
  const fields: Readonly<Record<string, string>> = {
    'freeze-amount-wrong': 'amount',
    'freeze-reason-missing': 'reason',
    'freeze-hold-past': 'holdUntil',
  }
  return fields[code] ?? 'state'
}
