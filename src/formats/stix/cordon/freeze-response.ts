import { z } from 'zod'
import { parseAmount } from '../../../model/amount.ts'
import { CordonError, InputError } from '../../../model/errors.ts'
import { FREEZE_ANSWERS, type FreezeAnswer, type FreezeRequest } from '../../../model/freeze.ts'
import type { IntelObject } from '../../../model/intel-object.ts'
import { newSdo } from './definition.ts'
import { addressedTo, FREEZE_MARKINGS, idOf, readMembers, stixInstant, stixSeconds, words } from './freeze-members.ts'

/** An answer to a request to freeze. */
export const FREEZE_RESPONSE = newSdo('freeze-response', {
  id: 'extension-definition--5e9d7b1a-2c64-4b8e-8d2f-91f3a7c05d36',
  name: 'Freeze response',
  description:
    'Answers a freeze-request. step is 1 for the first answer of an addressee and higher for each later one. state says where the matter stands with the addressee; amount, in base units, is what is frozen after this answer, never more than was asked for; hold_until is when the freeze ends without a further answer; reason is given with every refusal; reference is the addressee’s own number of the matter. An answer is never revised: a later one says what holds.',
  version: '1.0.0',
  members:
    'request_ref:ref(freeze-request)! step:int(1..1000000)! state:enum(acknowledged|frozen|frozen-in-part|refused|released)! amount:digits hold_until:time reason reference',
})

const members = z.object({
  type: z.literal('freeze-response'),
  id: idOf('freeze-response'),
  created_by_ref: idOf('identity'),
  created: stixInstant,
  modified: stixInstant,
  // An answer is never taken back: the next one says what holds.
  revoked: z.literal(false).optional(),
  request_ref: idOf('freeze-request'),
  step: z.int().min(1).max(1_000_000),
  state: z.enum(FREEZE_ANSWERS),
  amount: z.string().max(80).optional(),
  hold_until: stixInstant.optional(),
  reason: words(4000).optional(),
  reference: words(200).optional(),
})

/** An answer as its object tells it. */
export interface ReadFreezeResponse {
  readonly request: string
  /** STIX identity of who answers. */
  readonly by: string
  readonly answer: FreezeAnswer
}

/** An answer as a STIX object of our type `freeze-response`, marked like the request and addressed to who asked. */
export function freezeResponseObject(request: FreezeRequest, by: string, answer: FreezeAnswer): IntelObject {
  const { id, step, state, amount, holdUntil, reason, reference } = answer
  const created = stixSeconds(answer.at)
  return {
    type: 'freeze-response',
    spec_version: '2.1',
    id,
    created_by_ref: by,
    created,
    modified: created,
    object_marking_refs: [FREEZE_MARKINGS[request.marking]],
    request_ref: request.id,
    step,
    state,
    ...(amount === 0n ? {} : { amount: String(amount) }),
    ...(holdUntil === null ? {} : { hold_until: stixSeconds(holdUntil) }),
    ...(reason === '' ? {} : { reason }),
    ...(reference === '' ? {} : { reference }),
    extensions: FREEZE_RESPONSE.use({}, addressedTo(request.from)),
  }
}

/**
 * Reads a `freeze-response` of whatever origin; whether it may be given is for the operation to judge.
 * @throws InputError `freeze-malformed`
 */
export function readFreezeResponse(object: IntelObject): ReadFreezeResponse {
  const m = readMembers(members, object)
  return {
    request: m.request_ref,
    by: m.created_by_ref,
    answer: {
      id: m.id,
      step: m.step,
      state: m.state,
      amount: m.amount === undefined ? 0n : amountOf(m.amount),
      holdUntil: m.hold_until ?? null,
      reason: m.reason ?? '',
      reference: m.reference ?? '',
      at: m.created,
    },
  }
}

function amountOf(text: string): bigint {
  try {
    return parseAmount(text)
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    throw new InputError('freeze-malformed', `freeze-response: amount ${error.message}`, { place: { field: 'amount' } })
  }
}
