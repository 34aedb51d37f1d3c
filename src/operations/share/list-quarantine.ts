import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { senderNames } from './sender-names.ts'

/** † Characters of a refused object's JSON that are told. */
const MOST_JSON = 4_000

/** What came in and was not taken in, with why, the latest first. */
export const listQuarantine = defineOperation({
  name: 'listQuarantine',
  alias: 'intel quarantine',
  summary: 'list what came in and was not believed, with why, the latest first',
  effect: 'read',
  scope: 'share',
  input: z.object({
    limit: z.int().min(1).max(1000).default(100).describe('at most so many').meta({ placeholder: 'N' }),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        at: z.int().describe('Unix seconds'),
        from: z.string(),
        fromName: z.string(),
        code: z.string(),
        reason: z.string(),
        id: z.string().nullable(),
        version: z.string().nullable(),
        json: z.string().describe('As it came, cut where it is long'),
        cut: z.boolean(),
      }),
    ),
    more: z.boolean().describe('There are earlier ones'),
  }),
  examples: ['intel quarantine', 'intel quarantine --limit 500 --json'],
  async run({ limit }, world) {
    const found = await world.sharing.store.quarantined(limit + 1)
    const name = await senderNames(world.facts)
    return {
      rows: found.slice(0, limit).map(row => ({
        ...row,
        fromName: name(row.from),
        json: row.json.slice(0, MOST_JSON),
        cut: row.json.length > MOST_JSON,
      })),
      more: found.length > limit,
    }
  },
})
