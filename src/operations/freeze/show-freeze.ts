import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { findFreeze } from './find-freeze.ts'
import type { FreezePost, FreezeWorld } from './freeze-parties.ts'
import { freezeRow, rowOf } from './freeze-row.ts'
import { ingestFreezes } from './ingest-freezes.ts'

/** One request to freeze, with its answers and clocks. */
export function showFreezeWith(post: FreezePost) {
  return defineOperation({
    name: 'showFreeze',
    alias: 'freeze show',
    summary: 'show one freeze request with its answers and clocks',
    effect: 'read',
    scope: 'freeze',
    input: z.object({ id: z.string().min(1).max(80).describe('request: see freeze list').meta({ placeholder: 'ID' }) }),
    output: freezeRow,
    positional: ['id'],
    examples: ['freeze show 3f2a9c1d'],
    async run({ id }, world: FreezeWorld) {
      await ingestFreezes(world, post)
      return rowOf(await findFreeze(world, id), world.clock.now())
    },
  })
}
