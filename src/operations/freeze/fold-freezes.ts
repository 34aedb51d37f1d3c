import { readFreezeRequest } from '../../formats/stix/cordon/freeze-request.ts'
import { readFreezeResponse } from '../../formats/stix/cordon/freeze-response.ts'
import { CordonError, IntegrityError } from '../../model/errors.ts'
import type { Fact } from '../../model/fact.ts'
import type { Freeze } from '../../model/freeze.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { answerFault } from './freeze-state.ts'

/**
 * The kinds of facts that make a freeze. Each holds the STIX object that says it. `freeze-drafted`, `freeze-sent`: ours;
 * `freeze-received`: another's; `freeze-answered` and `freeze-withdrawn`: whoever's.
 */
export const FREEZE_KINDS = [
  'freeze-drafted',
  'freeze-sent',
  'freeze-received',
  'freeze-answered',
  'freeze-withdrawn',
] as const

/**
 * Goes on with `freezes` over further facts, in the order of the log. A fact that repeats what is known, or that the state does not allow,
 * changes nothing: no order of facts leads to a state that is not allowed.
 * @throws IntegrityError `freeze-fact-malformed`
 */
export function foldFreezes(
  facts: readonly Fact[],
  freezes: ReadonlyMap<string, Freeze> = new Map(),
): ReadonlyMap<string, Freeze> {
  const all = new Map(freezes)
  for (const fact of facts) {
    if (!FREEZE_KINDS.some(kind => kind === fact.kind)) continue
    try {
      const next = foldFact(fact, all)
      if (next) all.set(next.request.id, next)
    } catch (error) {
      if (!(error instanceof CordonError)) throw error
      throw new IntegrityError('freeze-fact-malformed', `fact ${fact.seq} (${fact.kind}): ${error.message}`, {
        cause: error,
      })
    }
  }
  return all
}

function foldFact({ kind, body, by }: Fact, all: ReadonlyMap<string, Freeze>): Freeze | null {
  const object = body['object'] as unknown as IntelObject
  if (kind === 'freeze-answered') {
    const { request, answer } = readFreezeResponse(object)
    const known = all.get(request)
    if (!known || answerFault(known, answer) !== null) return null
    return { ...known, answers: [...known.answers, answer] }
  }
  const { request, withdrawal } = readFreezeRequest(object)
  const known = all.get(request.id)
  if (kind === 'freeze-withdrawn') {
    if (!known || withdrawal === null || known.withdrawal !== null || withdrawal.at < known.request.at) return null
    return { ...known, withdrawal }
  }
  if (kind === 'freeze-received')
    return known ? null : { request, side: 'addressee', knownAs: by, sentAt: request.at, answers: [], withdrawal: null }
  if (kind === 'freeze-drafted' && known) return null
  if (known && (known.sentAt !== null || known.withdrawal !== null)) return null
  const side = request.to.id === null ? 'both' : 'requester'
  // A draft is dated anew when it is sent, so that both sides count from one moment.
  const knownAs = request.fromName
  return {
    request,
    side,
    knownAs,
    sentAt: kind === 'freeze-drafted' ? null : request.at,
    answers: [],
    withdrawal: null,
  }
}
