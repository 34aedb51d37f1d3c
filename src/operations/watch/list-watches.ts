import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { foldWatches, WATCH_KINDS } from './fold-watches.ts'

/** The watches, those that were ended last. */
export const listWatches = defineOperation({
  name: 'listWatches',
  alias: 'watches',
  summary: 'list the watches on cases, and how much each has told',
  effect: 'read',
  scope: 'trace',
  input: z.object({}),
  output: z.object({
    watches: z.array(
      z.object({
        case: z.string(),
        begunAt: z.number().describe('Unix seconds'),
        begunBy: z.string(),
        endedAt: z.number().nullable(),
        sources: z.array(z.string()),
        stillDays: z.number(),
        alerts: z.number().describe('told in all'),
        standing: z.number().describe('of them neither corrected away nor undone'),
        lastAlertAt: z.number().nullable(),
      }),
    ),
  }),
  async run(_, world) {
    const files = [...foldWatches(await world.facts.read({ kinds: WATCH_KINDS })).values()]
    const watches = files.map(({ watch, endedAt, told, standing, lastAt }) => ({
      case: watch.case,
      begunAt: watch.at,
      begunBy: watch.by,
      endedAt,
      sources: [...(watch.input['sources'] as readonly string[])],
      stillDays: watch.stillDays,
      alerts: told,
      standing: standing.size,
      lastAlertAt: lastAt,
    }))
    const ended = (w: { endedAt: number | null }): number => Number(w.endedAt !== null)
    return { watches: watches.sort((a, b) => ended(a) - ended(b)) }
  },
})
