import { z } from 'zod'
import { roundTrips } from '../../analysis/crossing/round-trips.ts'
import { crossingToJson, legToJson } from '../../formats/crossings/crossings-file.ts'
import type { CrossingLeg } from '../../model/crossing.ts'
import { NotFoundError } from '../../model/errors.ts'
import { parseLedger } from '../../model/ledger.ts'
import { defineOperation } from '../define-operation.ts'
import { namedAssets } from '../exposure/named-assets.ts'
import { textField } from '../read-input.ts'
import { crossingsAnswer } from './crossings-answer.ts'
import { parsePlace } from './parse-place.ts'

/** A round trip of more than this time is no longer one †. */
const ROUND_TRIP = 14 * 86_400

/** Finds value that went through bridges and swap services: what paid in, what paid out, how sure that is. */
export const findCrossings = defineOperation({
  name: 'findCrossings',
  alias: 'crossings',
  summary: 'find value that crossed between ledgers by bridges and swap services, and how sure that is',
  effect: 'read',
  input: z.object({
    ledger: textField(parseLedger)
      .optional()
      .describe('only crossings that touch this ledger')
      .meta({ placeholder: 'ID' }),
    tx: z
      .string()
      .min(1)
      .optional()
      .describe('only crossings of which this transaction is a leg')
      .meta({ placeholder: 'HASH' }),
    crossing: z
      .string()
      .min(1)
      .optional()
      .describe('only this service, such as thorchain')
      .meta({ placeholder: 'NAME' }),
    least: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe('only with at least this confidence; 1: facts alone')
      .meta({ placeholder: 'ODDS' }),
    place: z
      .array(textField(parsePlace))
      .default([])
      .describe('a contract or account more of a service, SERVICE=ROLE=ACCOUNT; may be repeated')
      .meta({ placeholder: 'PLACE' }),
  }),
  output: crossingsAnswer,
  examples: [
    'crossings --tx 0x16ed29f9bf9914ea3b62e4e94829eaef10118d04e82849a285ef8a5700defa1a',
    'crossings --ledger btc --least 0.9 --json',
  ],
  async run(given, world) {
    if (world.crossingDesk === undefined)
      throw new NotFoundError('store-empty', 'no ledger data is at hand in which crossings could be looked for')
    const desk = await world.crossingDesk(given.place)
    const known = desk.entries.map(e => e.name)
    if (given.crossing !== undefined && !known.includes(given.crossing))
      throw new NotFoundError(
        'crossing-unknown',
        `no service is called "${given.crossing}"; known: ${known.join(', ')}`,
        { place: { field: 'crossing' } },
      )
    const found = await desk.all()
    if (found.ledgers.length === 0)
      throw new NotFoundError(
        'store-empty',
        'there is no ledger data: import some (cordon import), or follow a ledger (cordon watch)',
      )
    const tx = given.tx?.toLowerCase()
    const touches = (...legs: readonly CrossingLeg[]): boolean =>
      (given.ledger === undefined || legs.some(l => l.ledger === given.ledger)) &&
      (tx === undefined || legs.some(l => l.tx.toLowerCase() === tx)) &&
      (given.crossing === undefined || legs.some(l => l.crossing === given.crossing))
    const crossings = found.crossings.filter(c => c.confidence >= given.least && touches(c.in, c.out))
    const open = found.open.filter(leg => touches(leg))
    const trips = roundTrips(crossings, ROUND_TRIP).map(({ there, back, ...trip }) => ({
      ...{ crossings: [crossings.indexOf(there), crossings.indexOf(back)] },
      ...{ seconds: trip.seconds, confidence: trip.confidence, because: trip.because },
    }))
    const gaps = found.gaps.filter(
      g =>
        (given.ledger === undefined || g.ledger === given.ledger) &&
        (tx === undefined || g.tx === '' || g.tx.toLowerCase() === tx) &&
        (given.crossing === undefined || g.crossing === given.crossing),
    )
    return {
      ledgers: [...found.ledgers],
      services: known.length,
      crossings: crossings.map(crossingToJson),
      roundTrips: trips,
      open: open.map(legToJson),
      gaps,
      assets: namedAssets(
        [...crossings.flatMap(c => [c.in.asset, c.out.asset]), ...open.map(l => l.asset)],
        world.assets,
      ),
    }
  },
})
