import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { commitTo } from '../../analysis/psi/dleq-proof.ts'
import { IMPRINT_BYTES, LEAST_POINTS, MOST_POINTS } from '../../analysis/psi/psi-suite.ts'
import { imprintsOf, raiseList } from '../../analysis/psi/raised-list.ts'
import { scalarsOf, WIDE_BYTES } from '../../analysis/psi/scalar.ts'
import { InputError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import { textField } from '../read-input.ts'
import { PSI_LIMITS } from './fold-psi-lists.ts'
import type { PsiWorld } from './psi-world.ts'

const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/
/** † How long an epoch lasts unless said, and at most, in days. */
const DAYS = 7
const MOST_DAYS = 90

/** How a list is to be asked. */
export const servePsiListInput = z.object({
  name: textField(parseListName).describe('a name for the list, as peers will see it').meta({ placeholder: 'NAME' }),
  file: z.string().optional().describe('its addresses, one a line').meta({ placeholder: 'FILE' }),
  list: z
    .string()
    .optional()
    .describe('the addresses of a list as cordon lists shows it')
    .meta({ placeholder: 'LIST' }),
  collection: z.string().optional().describe('the wallets of a collection, by its id').meta({ placeholder: 'ID' }),
  for: z
    .array(z.string())
    .optional()
    .describe('who may ask: names or fingerprints of peers; every partner and client unless said')
    .meta({ placeholder: 'PEER' }),
  takes: z
    .enum(['nothing', 'count', 'matches'])
    .default('nothing')
    .describe('what askers are requested to tell afterwards'),
  days: z
    .number()
    .int()
    .min(1)
    .max(MOST_DAYS)
    .default(DAYS)
    .describe('how long the key lasts')
    .meta({ placeholder: 'N' }),
  mostPoints: z
    .number()
    .int()
    .min(LEAST_POINTS)
    .max(MOST_POINTS)
    .default(PSI_LIMITS.mostPoints)
    .describe('most points of one question')
    .meta({ placeholder: 'N' }),
  pointsADay: z
    .number()
    .int()
    .min(LEAST_POINTS)
    .default(PSI_LIMITS.pointsADay)
    .describe('most points of one peer in 24 hours')
    .meta({ placeholder: 'N' }),
  sessionsADay: z
    .number()
    .int()
    .min(1)
    .default(PSI_LIMITS.sessionsADay)
    .describe('most questions of one peer in 24 hours')
    .meta({ placeholder: 'N' }),
})

/** What came of it. */
export interface ServedPsiList {
  readonly name: string
  readonly epoch: string
  readonly key: string
  readonly addresses: number
  /** Imprints that peers get, padding among them. */
  readonly rows: number
  readonly endsAt: Instant
}

/**
 * Raises a list by a new key and lets peers ask it, in place of what it was before.
 * @param addresses in canonical form, none twice
 * @param askers fingerprints; null: every partner and client
 * @throws InputError `psi-nothing-listed`, `psi-too-many`, `node-missing`
 */
export async function servePsiList(
  input: z.output<typeof servePsiListInput>,
  addresses: readonly string[],
  askers: readonly string[] | null,
  world: PsiWorld,
): Promise<ServedPsiList> {
  const { facts, clock, by, mill, shelf, sharing } = world
  const self = await sharing.self()
  if (self === null) throw new InputError('node-missing', 'this data folder is no node yet: run cordon node init')
  const chance = (bytes: number): Uint8Array => sharing.chance(bytes)
  const { name, takes, days, mostPoints, pointsADay, sessionsADay } = input
  const epoch = bytesToHex(chance(16))
  const key = scalarsOf(chance(WIDE_BYTES))
  const raised = await raiseList(addresses, { node: self.fingerprint, list: name, epoch }, key, chance, mill)
  const imprints = imprintsOf(raised)
  const at = clock.now()
  const served = {
    name,
    epoch,
    key: bytesToHex(await commitTo(key, mill)),
    imprints: bytesToHex(sha256(imprints)),
    rows: imprints.length / IMPRINT_BYTES,
    takes,
    askers: askers === null ? null : [...askers],
    endsAt: at + days * 86_400,
    mostPoints,
    pointsADay,
    sessionsADay,
  }
  // Kept first: a list that is offered can be answered for. Questions for the epoch before are refused from here on.
  await shelf.keep({ ...raised, list: name, epoch, key })
  await facts.append([{ at, by, kind: 'psi-list-served', body: served }])
  return { name, epoch, key: served.key, addresses: addresses.length, rows: served.rows, endsAt: served.endsAt }
}

function parseListName(text: string): string {
  if (NAME.test(text)) return text
  throw new InputError('psi-list-malformed', 'a list is named with up to 64 lower-case letters, digits and hyphens')
}
