import { z } from 'zod'
import { NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import type { World } from '../world.ts'
import { foldPlaces, PLACE_KINDS } from './fold-places.ts'
import { type DeclaredPlace, parsePlace } from './parse-place.ts'

const place = z
  .array(z.string().min(1).max(300))
  .min(1)
  .max(1_000)
  .describe('SERVICE=ROLE=ACCOUNT, such as lock-mint=bridge=eip155:1:0x…')
  .meta({ placeholder: 'PLACE' })

/** Declares contracts and accounts of bridges and swap services, so that watches and traces see what crosses there. */
export const declarePlace = defineOperation({
  name: 'declarePlace',
  alias: 'crossings declare',
  summary: 'declare a contract or account of a bridge or swap service, beside those that are known',
  effect: 'write',
  scope: 'admin',
  input: z.object({
    place,
    because: z.string().min(1).max(1_000).optional().describe('how that is known').meta({ placeholder: 'TEXT' }),
  }),
  output: z.object({ declared: z.array(z.string()), known: z.array(z.string()).describe('declared before') }),
  positional: ['place'],
  examples: ['crossings declare thorchain=router=eip155:1:0xD37BbE5744D730a1d98d8DC97c42F0Ca46aD7146'],
  async run({ place: texts, because = null }, world) {
    // All are read before any is kept; the desk says which services there are.
    const read = texts.map(text => nameOf(parsePlace(text)))
    await world.crossingDesk?.(texts.map(parsePlace))
    const standing = foldPlaces(await world.facts.read({ kinds: PLACE_KINDS }))
    const fresh = [...new Set(read)].filter(name => !standing.has(name))
    const at = world.clock.now()
    const drafts = fresh.map(name => ({
      ...{ at, by: world.by, kind: 'crossing-place-declared' },
      body: { place: name, because },
    }))
    if (drafts.length > 0) await world.facts.append(drafts)
    return { declared: fresh, known: read.filter(name => standing.has(name)) }
  },
})

/** Takes declared places back. */
export const withdrawPlace = defineOperation({
  name: 'withdrawPlace',
  alias: 'crossings withdraw',
  summary: 'take back a place that was declared',
  effect: 'write',
  scope: 'admin',
  input: z.object({ place }),
  output: z.object({ withdrawn: z.array(z.string()) }),
  positional: ['place'],
  async run({ place: texts }, world) {
    const standing = foldPlaces(await world.facts.read({ kinds: PLACE_KINDS }))
    const names = [...new Set(texts.map(text => nameOf(parsePlace(text))))]
    for (const name of names)
      if (!standing.has(name))
        throw new NotFoundError('place-unknown', `${name} was not declared: cordon crossings places lists what was`)
    const at = world.clock.now()
    await world.facts.append(
      names.map(name => ({ at, by: world.by, kind: 'crossing-place-withdrawn', body: { place: name } })),
    )
    return { withdrawn: names }
  },
})

/** The places that people declared. */
export const listPlaces = defineOperation({
  name: 'listPlaces',
  alias: 'crossings places',
  summary: 'list the places of bridges and swap services that were declared here',
  effect: 'read',
  input: z.object({}),
  output: z.object({
    places: z.array(
      z.object({
        place: z.string(),
        because: z.string().nullable(),
        at: z.number().describe('Unix seconds'),
        by: z.string(),
      }),
    ),
  }),
  async run(_input, world) {
    return { places: [...foldPlaces(await world.facts.read({ kinds: PLACE_KINDS })).values()] }
  },
})

/** The places that stand, read. */
export async function declaredPlaces({ facts }: Pick<World, 'facts'>): Promise<readonly DeclaredPlace[]> {
  return [...foldPlaces(await facts.read({ kinds: PLACE_KINDS })).keys()].map(parsePlace)
}

/** One spelling of a place, whichever way its account was written. */
function nameOf({ crossing, place: { ledger, address, role } }: DeclaredPlace): string {
  return `${crossing}=${role}=${ledger}:${address}`
}
