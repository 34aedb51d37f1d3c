import { z } from 'zod'
import type { AccountTraceResume } from '../../analysis/flow/account/account-trace.ts'
import { POLICIES, type PolicyName } from '../../analysis/flow/policy.ts'
import { type TraceJson, traceJsonSchema, traceToJson } from '../../formats/trace-json.ts'
import type { AssetId } from '../../model/asset.ts'
import { parseCaseName } from '../../model/case-name.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { parseInstant } from '../../model/instant.ts'
import { type LedgerId, parseLedger } from '../../model/ledger.ts'
import { latestTrace } from '../cases/find-case.ts'
import { recordTrace } from '../cases/record-trace.ts'
import { defineOperation } from '../define-operation.ts'
import { withCandidates } from '../mixers/trace-candidates.ts'
import { textField } from '../read-input.ts'
import type { World } from '../world.ts'
import { ranked } from './merge-results.ts'
import { readSource } from './read-source.ts'
import { shortSources } from './short-sources.ts'
import type { AccountTraceOrder } from './trace-accounts.ts'
import { traceLimits } from './trace-limits.ts'
import { traceThroughCrossings } from './trace-through-crossings.ts'

/** † The part of a bound on time that goes into following the money; the rest is for naming patterns and writing the answer. */
const FOLLOWING = 0.6

const input = z.object({
  sources: z
    .array(z.string().min(1))
    .min(1)
    .describe('account or transaction of the theft; ACCOUNT=AMOUNT (base units) when only part was stolen')
    .meta({ placeholder: 'SOURCE' }),
  policy: z
    .enum([...POLICIES, 'all'])
    .default('fifo')
    .describe('doctrine; all: fifo, with least and most over all doctrines'),
  since: textField(parseInstant)
    .optional()
    .describe('theft begins here, not at the first outflow')
    .meta({ placeholder: 'TIME' }),
  ...traceLimits,
  surplus: z
    .enum(['share', 'none'])
    .default('share')
    .describe('value of unknown origin: presumed like the known inflows, or clean'),
  leastConfidence: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('follow crossings whose joint confidence is this or more; 1, the default: facts only')
    .meta({ placeholder: 'P' }),
  ledger: textField(parseLedger)
    .optional()
    .describe('ledger of bare addresses, such as eip155:1')
    .meta({ placeholder: 'ID' }),
  case: textField(parseCaseName).optional().describe('keep the answer in this case').meta({ placeholder: 'NAME' }),
  continue: z.boolean().default(false).describe("go on where the case's last, bounded trace stopped"),
})

/** Follows stolen funds over the ledgers in reach and says where they are now. */
export const traceFunds = defineOperation({
  name: 'traceFunds',
  alias: 'trace',
  summary: 'follow stolen funds and say where they are now',
  effect: 'write',
  input,
  output: traceJsonSchema,
  examples: [
    'trace --sources 0x47666fab8bd0ac7003bce3f5c3585383f09486e2 --case bybit-2025',
    'trace --transfers transfers.csv --sources sources.csv --tags tags.csv --report report.html',
    'trace --sources 0x8b3c…9cad --policy all --within 5s --json',
  ],
  async run(given, world): Promise<TraceJson> {
    const summary = await world.transfers.summary()
    const utxo = await world.utxo.summary()
    const ledgers = [...new Set([...summary.ledgers, ...utxo.ledgers])]
    const lastAt = Math.max(summary.lastAt ?? 0, utxo.lastAt ?? 0)
    if (ledgers.length === 0)
      throw new NotFoundError('store-empty', 'there is no ledger data: import some first (cordon import)')
    const among = given.ledger === undefined ? ledgers : [given.ledger]
    const sources = given.sources.map(text => readSource(text, among))
    const until = given.until ?? lastAt
    if (given.since !== undefined && given.since > until)
      throw new InputError('span-empty', 'since is later than until, or than all data', { place: { field: 'since' } })
    const order: AccountTraceOrder = {
      case: given.case ?? 'unnamed',
      sources,
      policy: given.policy === 'all' ? 'fifo' : (given.policy as PolicyName),
      allPolicies: given.policy === 'all',
      since: given.since ?? null,
      until,
      maxHops: given.maxHops ?? null,
      floor: given.floor ?? 0n,
      surplus: given.surplus,
      within: given.within === undefined ? null : given.within * FOLLOWING,
      resume: given.continue ? await resumeOf(given.case, world) : null,
      issuerOf: issuers(world),
      recognised: asset => !/\/(erc20|trc20):/.test(asset) || world.assets.has(asset),
    }
    const least = given.leastConfidence ?? 1
    const through = await traceThroughCrossings(order, least, world)
    const result = await withCandidates(ranked(through.result, order.issuerOf), world)
    const { resume } = through
    const told = { ...result, gaps: [...result.gaps, ...shortSources(sources, result), ...world.missing] }
    const parameters = {
      sources: given.sources,
      policy: given.policy,
      since: given.since ?? null,
      until,
      maxHops: given.maxHops ?? null,
      floor: String(order.floor),
      surplus: given.surplus,
      ledger: given.ledger ?? (ledgers.length === 1 ? (ledgers[0] as LedgerId) : null),
      ...(given.leastConfidence === undefined ? {} : { leastConfidence: String(given.leastConfidence) }),
    }
    const json = traceToJson(told, { parameters, versions: await world.versions(), assets: world.assets }, world.sha256)
    if (given.case !== undefined) {
      const asked = { ...parameters, resume: resume as never }
      const text = JSON.stringify(json)
      await recordTrace(world, {
        case: given.case,
        policy: given.policy,
        asOf: result.asOf,
        finished: result.finished,
        input: asked,
        json: text,
      })
    }
    return json
  },
})

function issuers(world: World): (asset: AssetId) => string | null {
  return asset => world.assets.get(asset)?.issuer ?? null
}

/** Where the case's last trace stopped; null when it had come to its end. */
async function resumeOf(name: string | undefined, world: World): Promise<AccountTraceResume | null> {
  if (name === undefined)
    throw new InputError('case-missing', '--continue needs --case: the state is kept there', {
      place: { field: 'continue' },
    })
  const { entry } = await latestTrace(world, name)
  const [fact] = (await world.facts.read({ kinds: ['trace-finished'] })).filter(f => f.seq === entry.seq)
  const asked = fact?.body['input'] as { resume?: AccountTraceResume | null } | undefined
  return asked?.resume ?? null
}
