import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { CASE_KINDS, foldCases } from './fold-cases.ts'

const entry = z.object({
  name: z.string(),
  openedAt: z.number().describe('Unix seconds'),
  openedBy: z.string(),
  reportedAt: z.number().nullable().describe('When its theft was reported, Unix seconds; null: it was not'),
  traces: z.number().describe('How many traces it holds'),
  lastTraceAt: z.number().nullable().describe('When its latest trace was made, Unix seconds'),
})

/** The cases kept here, in the order in which they were opened. */
export const listCases = defineOperation({
  name: 'listCases',
  alias: 'cases',
  summary: 'list the cases kept in the data folder',
  effect: 'read',
  input: z.object({}),
  output: z.object({ cases: z.array(entry) }),
  examples: ['cases', 'cases --json'],
  async run(_input, world) {
    const cases = foldCases(await world.facts.read({ kinds: CASE_KINDS }))
    return {
      cases: [...cases.values()].map(({ traces, theft, ...file }) => ({
        ...file,
        reportedAt: theft?.at ?? null,
        traces: traces.length,
        lastTraceAt: traces.at(-1)?.at ?? null,
      })),
    }
  },
})
