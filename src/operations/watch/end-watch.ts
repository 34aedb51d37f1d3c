import { z } from 'zod'
import { NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { foldWatches, WATCH_KINDS } from './fold-watches.ts'

/** Ends a watch. What it told stays. */
export const endWatch = defineOperation({
  name: 'endWatch',
  summary: 'end the watch on a case; what it told stays',
  effect: 'write',
  scope: 'trace',
  input: z.object({ case: z.string().min(1).max(200).describe('the case').meta({ placeholder: 'CASE' }) }),
  output: z.object({ case: z.string(), alerts: z.number().describe('told in all') }),
  positional: ['case'],
  async run({ case: name }, world) {
    const file = foldWatches(await world.facts.read({ kinds: WATCH_KINDS })).get(name)
    if (file === undefined || file.endedAt !== null)
      throw new NotFoundError('watch-unknown', `there is no watch on "${name}": cordon watches lists them`)
    await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'watch-ended', body: { case: name } }])
    return { case: name, alerts: file.told }
  },
})
