import { z } from 'zod'
import { incidentId, NOT_TOLD, theftObjects } from '../../formats/theft/theft-objects.ts'
import { parseCaseName } from '../../model/case-name.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { textDigest } from '../../model/fact.ts'
import { parseInstant, showInstant } from '../../model/instant.ts'
import type { Theft } from '../../model/theft.ts'
import { readWalletAddress } from '../../model/wallet-address.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { markedObjects, markingFields, markingOfInput } from '../share/marked-objects.ts'
import { publishObjects } from '../share/publish-objects.ts'
import type { World } from '../world.ts'
import { foldThefts, THEFT_KINDS } from './fold-thefts.ts'
import { theftSources } from './theft-sources.ts'

const text = (about: string, placeholder = 'TEXT') =>
  z.string().min(1).max(2_000).optional().describe(about).meta({ placeholder })

const input = z.object({
  name: textField(parseCaseName).describe('the case, as it will be called').meta({ placeholder: 'NAME' }),
  victim: z.string().min(1).max(200).describe('who was robbed').meta({ placeholder: 'TEXT' }),
  at: textField(parseInstant).describe('when').meta({ placeholder: 'TIME' }),
  address: z
    .array(z.string().min(1).max(300))
    .max(10_000)
    .optional()
    .describe('an account to which the loot went first: LEDGER:ADDRESS, or an address')
    .meta({ placeholder: 'ACCOUNT' }),
  tx: z
    .array(z.string().min(1).max(300))
    .max(1_000)
    .optional()
    .describe('a transaction of the theft: LEDGER:HASH')
    .meta({ placeholder: 'TX' }),
  stolen: z
    .array(z.string().min(1).max(200))
    .max(100)
    .optional()
    .describe('what was stolen')
    .meta({ placeholder: 'TEXT' }),
  usd: z.number().nonnegative().optional().describe('its worth in US dollars').meta({ placeholder: 'N' }),
  kind: text('what the victim is: an exchange, a bridge, a wallet'),
  vector: text('how it was done'),
  attribution: text('who did it, and who says so'),
  ...markingFields,
})

/** What came of a report. */
const keptTheft = z.object({
  case: z.string(),
  incident: z.string().describe('STIX id'),
  sources: z.array(z.string()).describe('CAIP-10'),
  objects: z.number().describe('STIX objects that tell of it'),
  added: z.number().describe('of them new in the log'),
})

/** Reports a theft: from then on it is a case, and every partner to whom it is released has its addresses. */
export const reportTheft = defineOperation({
  name: 'reportTheft',
  summary: 'report a theft, and tell those partners who may know',
  effect: 'write',
  scope: 'share',
  input,
  output: keptTheft,
  positional: ['name'],
  examples: [
    'report-theft bybit-2025 --victim Bybit --at 2025-02-21T14:13:35Z --address eip155:1:0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2 --stolen "401,346 ETH" --tlp green',
  ],
  async run(given, world) {
    const theft = theftOfInput(given)
    return keepTheft(given.name, theft, markingOfInput(given), world)
  },
})

/**
 * Keeps a theft as a case of this node and publishes it.
 * @throws NotFoundError `node-missing`
 * @throws InputError `theft-known`, `object-refused`
 */
export async function keepTheft(
  name: string,
  theft: Theft,
  marking: ReturnType<typeof markingOfInput>,
  world: Pick<World, 'facts' | 'sharing' | 'clock' | 'by' | 'sha256'>,
): Promise<z.output<typeof keptTheft>> {
  const self = await world.sharing.self()
  if (self === null)
    throw new NotFoundError('node-missing', 'this data folder is no node yet: cordon node init makes it one')
  if (foldThefts(await world.facts.read({ kinds: THEFT_KINDS })).has(name))
    throw new InputError('theft-known', `a theft was reported as ${name} already`, { place: { field: 'name' } })
  const at = world.clock.now()
  const objects = markedObjects(
    theftObjects(theft, { id: self.id, created: showInstant(at).replace('Z', '.000Z') }),
    marking,
  )
  const { sources, transactions } = theftSources(theft)
  const json = JSON.stringify(theft)
  const document = (world.sha256 ?? textDigest)(json)
  const incident = incidentId(theft.id)
  // The objects first: their ids follow from the theft, so that a report that was cut off between the two can be made again.
  const added = await publishObjects(objects, world)
  const body = {
    case: name,
    document,
    incident,
    sources,
    transactions,
    marking: { ...marking, relTo: [...marking.relTo] },
  }
  await world.facts.append([{ at, by: world.by, kind: 'theft-reported', body }], [json])
  return { case: name, incident, sources, objects: objects.length, added: added.filter(a => a === 'new').length }
}

function theftOfInput(given: z.output<typeof input>): Theft {
  const { name, victim, at, address = [], tx = [], stolen = [], usd = 0, kind, vector, attribution } = given
  if (address.length === 0 && tx.length === 0)
    throw new InputError('theft-empty', 'name an account or a transaction of the theft: --address, --tx', {
      place: { field: 'address' },
    })
  const when = showInstant(at)
  const source = `reported as ${name}`
  const accounts = address.map((one, n) => {
    const [, ledger, bare = one] = /^([^:]+:[^:]+):(.+)$/.exec(one) ?? []
    const read = readWalletAddress(bare, ledger === undefined ? {} : { ledger: ledger as never })
    const [first] = read?.ledgers ?? []
    if (!read || first === undefined)
      throw new InputError('address-malformed', `"${one}" is no address that is known, or its checksum is wrong`, {
        place: { field: `address.${n}` },
      })
    return { ledger: ledger ?? first, address: read.address as string }
  })
  return {
    id: theftId(name),
    name: victim,
    date: when.slice(0, 10),
    timeUtc: when.slice(11).replace('Z', ''),
    victimType: kind ?? NOT_TOLD,
    ledgers: [...new Set(accounts.map(a => a.ledger))],
    assets: stolen.map(asset => ({ asset })),
    usd,
    usdNote: null,
    vector: vector ?? NOT_TOLD,
    theftAddresses: accounts.map(a => ({
      ...a,
      role: 'received what was stolen',
      roleClass: 'theft' as const,
      source,
      check: 'ok',
    })),
    txs: tx.map((one, n) => {
      const cut = one.lastIndexOf(':')
      if (cut < 0)
        throw new InputError('tx-malformed', `"${one}" names no ledger: write eip155:1:0x…`, {
          place: { field: `tx.${n}` },
        })
      return { ledger: one.slice(0, cut), hash: one.slice(cut + 1), note: 'transaction of the theft', source }
    }),
    services: [],
    laundering: [],
    frozen: NOT_TOLD,
    attribution: attribution ?? NOT_TOLD,
    attributionConfidence: 'unknown',
    sources: [source],
    responseTimeline: [],
    note: null,
  }
}

/** The case's name where that is a theft's id too, else one made of it. */
function theftId(name: string): string {
  const plain = name.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  return plain === name ? name : `${plain}-${textDigest(name).slice(0, 8)}`
}
