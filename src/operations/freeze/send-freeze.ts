import { z } from 'zod'
import { freezeRequestObject } from '../../formats/stix/cordon/freeze-request.ts'
import { InputError } from '../../model/errors.ts'
import type { Freeze } from '../../model/freeze.ts'
import type { Instant } from '../../model/instant.ts'
import { defineOperation } from '../define-operation.ts'
import { findFreeze } from './find-freeze.ts'
import type { FreezePost, FreezeWorld } from './freeze-parties.ts'
import { freezeRow, rowOf } from './freeze-row.ts'
import { freezeStanding } from './freeze-state.ts'
import { ingestFreezes } from './ingest-freezes.ts'
import { postMessage } from './post-message.ts'

/** Sends a request that was kept as a draft. */
export function sendFreezeWith(post: FreezePost) {
  return defineOperation({
    name: 'sendFreeze',
    alias: 'freeze send',
    summary: 'send a freeze request that was kept as a draft',
    effect: 'write',
    scope: 'freeze',
    input: z.object({ id: z.string().min(1).max(80).describe('request: see freeze list').meta({ placeholder: 'ID' }) }),
    output: freezeRow,
    positional: ['id'],
    examples: ['freeze send 3f2a9c1d'],
    async run({ id }, world: FreezeWorld) {
      await ingestFreezes(world, post)
      const freeze = await findFreeze(world, id)
      const { state } = freezeStanding(freeze, world.clock.now())
      if (state !== 'drafted')
        throw new InputError('freeze-transition-illegal', `the request is ${state}: it was sent before`)
      await sendDraft(freeze, world, post)
      return rowOf(await findFreeze(world, freeze.request.id), world.clock.now())
    },
  })
}

/**
 * Sends a draft, dated now.
 * @throws InputError `freeze-deadline-past`
 */
export async function sendDraft({ request }: Freeze, world: FreezeWorld, post: FreezePost): Promise<void> {
  const at: Instant = Math.max(world.clock.now(), request.at)
  if (at >= request.answerBy)
    throw new InputError(
      'freeze-deadline-past',
      'the deadline of the draft is past: withdraw it and make a new request',
    )
  await postMessage(freezeRequestObject({ ...request, at }), request.id, f => f.sentAt !== null, world, post)
}
