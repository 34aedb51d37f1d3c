import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { caseThefts } from './case-thefts.ts'
import { exposureVersions } from './exposure-versions.ts'
import type { ExposureWorld } from './exposure-world.ts'

const state = z.object({
  finished: z.boolean().describe('False when it was interrupted: the same command goes on'),
  versions: z.object({ data: z.string(), tags: z.string(), lists: z.string(), cases: z.string() }),
  transfers: z.number(),
  lastAt: z.number().nullable().describe('Unix seconds'),
  origins: z.number().describe('Listed entities, thefts and tagged actors whose value is followed'),
  exposedAddresses: z.number(),
})

/** Makes the ledger-wide exposure index, or brings it up to date. */
export const indexExposure = defineOperation({
  name: 'indexExposure',
  alias: 'exposure-index',
  summary: 'make or update the index of which accounts hold value of listed entities, thefts and mixers',
  effect: 'write',
  input: z.object({
    rebuild: z.boolean().default(false).describe('make it from the first transfer on, whatever is there'),
  }),
  output: z.object({
    state,
    taken: z.number().describe('Transfers taken this time'),
    restarted: z.string().nullable().describe('Why it was made from the first transfer on; null: it went on'),
  }),
  examples: ['exposure-index', 'exposure-index --rebuild'],
  async run({ rebuild }, world: ExposureWorld) {
    if (world.exposure === null)
      throw new InputError(
        'exposure-needs-store',
        'an exposure index is made over imported data: run cordon import first',
      )
    const thefts = await caseThefts(world)
    const versions = await exposureVersions(world, thefts)
    const outcome = await world.exposure.update({ versions, labels: world.labels.every(), thefts, rebuild }, world)
    world.progress.end()
    return { ...outcome, state: { ...outcome.state } }
  },
})
