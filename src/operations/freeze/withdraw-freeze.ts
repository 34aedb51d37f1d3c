import { z } from 'zod'
import { freezeRequestObject, readFreezeRequest } from '../../formats/stix/cordon/freeze-request.ts'
import { InputError, PermissionError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import { mayMove } from '../../model/freeze.ts'
import { defineOperation } from '../define-operation.ts'
import { findFreeze } from './find-freeze.ts'
import type { FreezePost, FreezeWorld } from './freeze-parties.ts'
import { freezeRow, rowOf } from './freeze-row.ts'
import { freezeStanding } from './freeze-state.ts'
import { ingestFreezes } from './ingest-freezes.ts'
import { postMessage } from './post-message.ts'

/** Takes a request back, for instance since it named the wrong account; what is frozen by it is asked to be released. */
export function withdrawFreezeWith(post: FreezePost) {
  return defineOperation({
    name: 'withdrawFreeze',
    alias: 'freeze withdraw',
    summary: 'take a freeze request back; what is frozen is asked to be released',
    effect: 'write',
    scope: 'freeze',
    input: z.object({
      id: z.string().min(1).max(80).describe('request: see freeze list').meta({ placeholder: 'ID' }),
      reason: z.string().min(1).max(2000).describe('why').meta({ placeholder: 'TEXT' }),
    }),
    output: freezeRow,
    positional: ['id'],
    examples: ['freeze withdraw 3f2a9c1d --reason "wrong account"'],
    async run({ id, reason }, world: FreezeWorld) {
      await ingestFreezes(world, post)
      const freeze = await findFreeze(world, id)
      const now = world.clock.now()
      const { state } = freezeStanding(freeze, now)
      if (freeze.side === 'addressee')
        throw new PermissionError(
          'freeze-not-author',
          `${freeze.request.fromName} asked for it, and alone can withdraw it`,
        )
      if (!mayMove(state, 'withdrawn', 'requester'))
        throw new InputError('freeze-transition-illegal', `the request is ${state}: there is nothing to withdraw`)
      const at = Math.max(now, freeze.request.at)
      const object = freezeRequestObject(freeze.request, { at, reason })
      readFreezeRequest(object)
      if (freeze.sentAt === null) {
        const body = { object: object as unknown as Json }
        await world.facts.append([{ at, by: world.by, kind: 'freeze-withdrawn', body }])
      } else await postMessage(object, freeze.request.id, f => f.withdrawal !== null, world, post)
      return rowOf(await findFreeze(world, freeze.request.id), now)
    },
  })
}
