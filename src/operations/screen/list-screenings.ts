import { z } from 'zod'
import { type Instant, parseInstant } from '../../model/instant.ts'
import type { CaseworkWorld } from '../casework/casework-world.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { sightOf } from './sight-of.ts'

/** What was asked of the lists, by whom, when, and with what verdict: the memory that rescreening rests on, the latest first. */
export const listScreenings = defineOperation({
  name: 'listScreenings',
  alias: 'screenings',
  summary: 'tell who screened whom, when, and what was answered',
  effect: 'read',
  scope: 'screen',
  input: z.object({
    by: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('asked by this person or key only')
      .meta({ placeholder: 'NAME' }),
    text: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('whose party or reference holds this')
      .meta({ placeholder: 'TEXT' }),
    verdict: z.enum(['match', 'clear', 'unknown']).optional().describe('with this verdict only'),
    until: textField(parseInstant).optional().describe('none that is later').meta({ placeholder: 'TIME' }),
    most: z.int().min(1).max(1_000).default(100).describe('at most N, the latest'),
  }),
  output: z.object({
    screens: z.array(
      z.object({
        at: z.number().describe('Unix seconds'),
        by: z.string(),
        kind: z.enum(['address', 'transaction', 'domain', 'name']),
        what: z.string().describe('canonical'),
        verdict: z.enum(['match', 'clear', 'unknown']),
        ref: z.string().nullable().describe('your customer or transfer'),
        birth: z.string().nullable(),
        country: z.string().nullable(),
      }),
    ),
    more: z.boolean().describe('older ones may fit'),
    own: z.boolean().describe('only the asker’s own are told: a key that acts for no person sees no others'),
  }),
  examples: ['screenings --verdict match', 'screenings --by kim --text 0x8589 --json'],
  async run({ by, text, verdict, until, most }, world: CaseworkWorld) {
    const sight = await sightOf(world)
    const sought = text?.toLowerCase()
    const { screens, whole } = await world.past.latest({
      most,
      until: until ?? latestTime(world),
      fits: screen =>
        (verdict === undefined || screen.verdict === verdict) &&
        (by === undefined || screen.by === by) &&
        (sought === undefined || `${screen.what}\n${screen.ref ?? ''}`.toLowerCase().includes(sought)) &&
        sight.sees(screen.by),
    })
    const told = screens.map(({ at, by: who, kind, what, verdict: word, ref, birth, country }) => {
      return { at, by: who, kind, what, verdict: word, ref, birth, country }
    })
    return { screens: told, more: !whole, own: sight.own }
  },
})

/** A clock that ran ahead on another machine hides nothing. */
function latestTime({ clock }: CaseworkWorld): Instant {
  return clock.now() + 366 * 86_400
}
