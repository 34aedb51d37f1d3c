import { freezeRequestObject, readFreezeRequest } from '../../formats/stix/cordon/freeze-request.ts'
import { freezeResponseObject, readFreezeResponse } from '../../formats/stix/cordon/freeze-response.ts'
import { CordonError } from '../../model/errors.ts'
import type { FactDraft } from '../../model/fact.ts'
import type { Freeze, FreezeRequest } from '../../model/freeze.ts'
import type { Instant } from '../../model/instant.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { answerFault } from './freeze-state.ts'

/** Seconds by which a message may be dated ahead of our clock †: a node whose clock is a little slow loses none, and nonsense stays out. */
const MOST_AHEAD = 86_400

/** Who stands behind a message, and who we are. */
export interface MessageSides {
  readonly self: string
  /** STIX identity of whom the object came from; null: nobody who is known. */
  readonly sender: string | null
}

/** What is made of a message: a fact, nothing since it is known, or a refusal. */
export type MessageVerdict =
  | { readonly fact: Pick<FactDraft, 'kind'> }
  | { readonly known: true }
  | { readonly refused: { readonly code: string; readonly reason: string } }

const refused = (code: string, reason: string): MessageVerdict => ({ refused: { code, reason } })

/**
 * Judges a `freeze-request` or `freeze-response` that lies in the store, against what is known of its request. The sender is who signed
 * the log from which it came, and must be who the object says made it: nobody speaks for another.
 */
export function judgeMessage(
  object: IntelObject,
  sides: MessageSides,
  freezes: ReadonlyMap<string, Freeze>,
  now: Instant,
): MessageVerdict {
  try {
    return object.type === 'freeze-request'
      ? judgeRequest(object, sides, freezes, now)
      : judgeResponse(object, sides, freezes, now)
  } catch (error) {
    if (error instanceof CordonError) return refused(error.code, error.message)
    throw error
  }
}

function judgeRequest(
  object: IntelObject,
  { self, sender }: MessageSides,
  freezes: ReadonlyMap<string, Freeze>,
  now: Instant,
): MessageVerdict {
  const { request, withdrawal } = readFreezeRequest(object)
  if (sender !== request.from)
    return refused('freeze-not-author', `${request.from} is said to ask, and ${sender ?? 'nobody known'} sent it`)
  const ours = sender === self
  if (!ours && request.to.id !== self) return refused('freeze-not-addressed', 'the request is addressed to another')
  if ((withdrawal?.at ?? request.at) > now + MOST_AHEAD) return refused('freeze-clock', 'it is dated in the future')
  const known = freezes.get(request.id)
  const draft = ours && known?.sentAt === null && known.withdrawal === null
  if (draft && withdrawal === null) return { fact: { kind: 'freeze-sent' } }
  if (known && !sameTerms(known.request, request))
    return refused('freeze-request-changed', 'a request of this id asks for something else')
  if (withdrawal !== null) return judgeWithdrawal(known, withdrawal.at)
  return known ? { known: true } : { fact: { kind: ours ? 'freeze-sent' : 'freeze-received' } }
}

function judgeWithdrawal(known: Freeze | undefined, at: Instant): MessageVerdict {
  if (!known) return refused('freeze-unknown', 'no such request was received')
  if (known.withdrawal !== null)
    return known.withdrawal.at === at
      ? { known: true }
      : refused('freeze-transition-illegal', 'the request was withdrawn before')
  // Whether it came too late is for the state to tell, which knows all answers.
  return { fact: { kind: 'freeze-withdrawn' } }
}

function judgeResponse(
  object: IntelObject,
  { self, sender }: MessageSides,
  freezes: ReadonlyMap<string, Freeze>,
  now: Instant,
): MessageVerdict {
  const { request: id, by, answer } = readFreezeResponse(object)
  if (sender !== by)
    return refused('freeze-not-author', `${by} is said to answer, and ${sender ?? 'nobody known'} sent it`)
  const known = freezes.get(id)
  if (!known) return refused('freeze-unknown', 'no such request is known')
  const { request, side, answers } = known
  const expected = side === 'requester' ? request.to.id : self
  if (sender !== expected) return refused('freeze-not-addressed', 'the request was addressed to another')
  const same = answers.find(a => a.id === answer.id)
  if (same)
    return text(freezeResponseObject(request, by, same)) === text(freezeResponseObject(request, by, answer))
      ? { known: true }
      : refused('freeze-answer-changed', 'an answer of this id said something else')
  if (answer.at > now + MOST_AHEAD) return refused('freeze-clock', 'it is dated in the future')
  const fault = answerFault(known, answer)
  return fault === null ? { fact: { kind: 'freeze-answered' } } : refused(fault.code, fault.reason)
}

function sameTerms(a: FreezeRequest, b: FreezeRequest): boolean {
  return text(freezeRequestObject(a)) === text(freezeRequestObject(b))
}

function text(object: IntelObject): string {
  return JSON.stringify(object)
}
