import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { servedLists } from './served-to.ts'

const list = z.object({
  name: z.string(),
  epoch: z.string(),
  key: z.string().describe('The point that commits to the key'),
  imprints: z.string().describe('SHA-256 of the imprints'),
  rows: z.number().describe('Imprints, padding among them'),
  takes: z.string().describe('What askers are requested to tell'),
  askers: z.array(z.string()).nullable().describe('Fingerprints of who may ask; null: every partner and client'),
  servedAt: z.number().describe('Unix seconds'),
  endsAt: z.number().describe('Unix seconds'),
  live: z.boolean().describe('Whether it can be asked now'),
  mostPoints: z.number(),
  pointsADay: z.number(),
  sessionsADay: z.number(),
})

/** The lists of this node that peers may ask without telling. */
export const listPsiLists = defineOperation({
  name: 'listPsiLists',
  alias: 'psi lists',
  summary: 'list what peers may ask without telling',
  effect: 'read',
  scope: 'share',
  input: z.object({}),
  output: z.object({ lists: z.array(list) }),
  examples: ['psi lists'],
  async run(_input, world) {
    const now = world.clock.now()
    const lists = [...(await servedLists(world)).values()]
    return {
      lists: lists.map(l => ({ ...l, askers: l.askers === null ? null : [...l.askers], live: now < l.endsAt })),
    }
  },
})
