import { z } from 'zod'
import { parseLine } from '../../formats/events/parse-line.ts'
import { EventReader } from '../../formats/events/read-event.ts'
import { MAIN_TENANT } from '../../model/casework/tenant.ts'
import { InputError, inField, NotFoundError, PermissionError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { parseLedger } from '../../model/ledger.ts'
import type { CaseworkWorld } from '../casework/casework-world.ts'
import { doorOf } from '../casework/door-of.ts'
import { refusalError } from '../casework/take-seat.ts'
import { defineOperation } from '../define-operation.ts'
import type { World } from '../world.ts'
import type { GovernorDesk } from './governor-desk.ts'
import type { GovernorKind } from './governor-facts.ts'
import { GOVERNOR_FOLD_KINDS, GovernorFold } from './governor-fold.ts'
import { outflowOf } from './outflow-of.ts'

const haltRow = z.object({
  id: z.string(),
  scope: z.enum(['ledger', 'all']),
  ledger: z.string(),
  wallet: z.string(),
  event: z.string(),
  reason: z.string(),
  because: z.string(),
  atMs: z.number().describe('when it was given, Unix milliseconds'),
  obeyedMs: z.number().nullable().describe('when the switch obeyed; null: not yet'),
  failed: z.string().nullable().describe('why the switch did not obey'),
})

const proposalRow = z.object({
  number: z.number(),
  scope: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.number().describe('Unix seconds'),
  covers: z.array(z.string()).describe('the halts that end'),
  approvedBy: z.string().nullable(),
  state: z.enum(['waiting', 'approved', 'done', 'stale']),
})

const state = z.object({
  all: z.boolean().describe('all withdrawals stand still'),
  halts: z.array(haltRow).describe('those that nobody released'),
  proposals: z
    .array(proposalRow)
    .describe('releases that wait, or that the governor has yet to carry out; and the last ten'),
  switches: z.string().nullable().describe('what is switched; null: nothing, halts are told as facts alone'),
})

/** What stands still, why, and who proposed to let it go on. */
export const showGovernor = defineOperation({
  name: 'showGovernor',
  alias: 'governor',
  summary: 'show which withdrawals stand still, why, and which releases wait for a second person',
  effect: 'read',
  scope: 'monitor',
  input: z.object({}),
  output: state,
  examples: ['governor'],
  async run(_, world: CaseworkWorld) {
    const fold = await governorFold(world)
    houseOnly(world, fold)
    return stateOf(fold, world)
  },
})

/** Weighs one outflow of an own wallet; the answer comes when it is safe on the disk, and the switch is thrown at once. */
export const governOutflow = defineOperation({
  name: 'governOutflow',
  summary: 'weigh an outflow of an own wallet, and halt withdrawals where it is too much',
  effect: 'write',
  scope: 'monitor',
  input: z.object({
    event: z
      .union([z.string().min(2).max(262_144), z.record(z.string(), z.unknown())])
      .describe('a wallet-outflow, as docs/events.md tells')
      .meta({ placeholder: 'JSON' }),
    withdrawals: z.boolean().default(false).describe('take a customer’s withdrawal for an outflow'),
  }),
  output: z.object({
    halts: z.array(
      z.object({ id: z.string(), scope: z.enum(['ledger', 'all']), ledger: z.string(), because: z.string() }),
    ),
    review: z.string().nullable().describe('what it lacked to be sure, for a person'),
    repeated: z.boolean(),
  }),
  positional: ['event'],
  examples: [
    `govern-outflow '{"id":"o-1","kind":"wallet-outflow","atMs":1780000000000,"customer":"hot-1","ledger":"eip155:1","asset":"native","usd":50,"whitelisted":false}'`,
  ],
  async run({ event, withdrawals }, world: CaseworkWorld) {
    houseOnly(world, await governorFold(world))
    const given = new EventReader().read(typeof event === 'string' ? parsed(event) : event)
    const outflow = outflowOf(given.event, withdrawals)
    if (outflow === null)
      throw new InputError(
        'event-unfit',
        `the governor weighs outflows of own wallets, and this is a ${given.event.kind}`,
        {
          place: { field: 'event' },
        },
      )
    const desk = await governorDesk(world)
    const { halts, review, repeated } = await desk.take(outflow, world)
    await desk.settled()
    return { halts: halts.map(({ id, scope, ledger, because }) => ({ id, scope, ledger, because })), review, repeated }
  },
})

/** Proposes that withdrawals go on. A second person approves it; until then they stand still. */
export const proposeRelease = defineOperation({
  name: 'proposeRelease',
  alias: 'governor release',
  summary: 'propose to let withdrawals of a ledger, or all, go on; a second person approves it',
  effect: 'write',
  scope: 'casework',
  input: z.object({
    scope: z.string().min(1).max(100).describe('a ledger, CAIP-2, or all').meta({ placeholder: 'LEDGER|all' }),
    reason: z.string().trim().min(1).max(4_000).describe('why it is safe').meta({ placeholder: 'TEXT' }),
  }),
  output: state.extend({ proposal: z.number().describe('its number, for governor approve') }),
  positional: ['scope'],
  examples: ['governor release eip155:1 --reason "a listing campaign, announced"', 'governor release all --reason "…"'],
  async run({ scope: text, reason }, world: CaseworkWorld) {
    const scope: LedgerId | 'all' = text === 'all' ? 'all' : parseLedger(text)
    const fold = await governorFold(world)
    const { fold: after, seq } = await write(world, fold, 'governor-release-proposed', {
      ...{ scope, reason, covers: [...fold.covered(scope)] },
    })
    return { ...(await stateOf(after, world)), proposal: seq }
  },
})

/** Approves a release that somebody else proposed. The governor lets withdrawals go on within seconds of it. */
export const approveRelease = defineOperation({
  name: 'approveRelease',
  alias: 'governor approve',
  summary: 'approve that withdrawals go on, as somebody else proposed',
  effect: 'write',
  scope: 'casework',
  input: z.object({
    proposal: z.int().min(1).describe('its number: see governor').meta({ placeholder: 'N' }),
  }),
  output: state,
  positional: ['proposal'],
  examples: ['governor approve 412'],
  async run({ proposal }, world: CaseworkWorld) {
    const fold = await governorFold(world)
    const { fold: after } = await write(world, fold, 'governor-release-approved', { proposal })
    return stateOf(after, world)
  },
})

/** The governor of a world. @throws NotFoundError `governor-missing` where it has none */
export async function governorDesk(world: World): Promise<GovernorDesk> {
  if (world.governor === undefined)
    throw new NotFoundError('governor-missing', 'there is no governor here: it needs a data folder')
  return world.governor.desk(world)
}

async function governorFold(world: Pick<World, 'facts'>): Promise<GovernorFold> {
  const fold = new GovernorFold()
  fold.take(await world.facts.read({ kinds: GOVERNOR_FOLD_KINDS }))
  return fold
}

// What an act lost against another at the same moment stays in the log without effect, and is refused then.
async function write(
  world: CaseworkWorld,
  fold: GovernorFold,
  kind: GovernorKind,
  body: Readonly<Record<string, Json>>,
) {
  const { asker, by } = world
  if (asker !== undefined && asker.user === null)
    throw new PermissionError(
      'key-acts-for-nobody',
      'releases are for persons: cordon keys add NAME --scope casework --user USER',
    )
  const name = asker?.user ?? by
  const draft = { at: world.clock.now(), by: name, kind, body: { via: doorOf(asker), ...body } }
  const early = fold.weigh(draft)
  if (early !== null) throw refusalError(early)
  const [fact] = await world.facts.append([draft])
  const seq = fact?.seq ?? 0
  const after = await governorFold(world)
  const late = after.refusal(seq)
  if (late !== undefined) throw refusalError(late)
  return { fold: after, seq }
}

// Wallets of the house are nothing for another that shares the folder.
function houseOnly(world: CaseworkWorld, fold: GovernorFold): void {
  const user = world.asker?.user
  if (user != null && fold.people.tenantOf(user) !== MAIN_TENANT)
    throw new NotFoundError('governor-missing', 'there is no governor here: it needs a data folder')
}

async function stateOf(fold: GovernorFold, world: CaseworkWorld): Promise<z.output<typeof state>> {
  const open = fold.proposals.filter(p => p.state === 'waiting' || p.state === 'approved')
  const ended = fold.proposals.filter(p => !open.includes(p)).slice(-10)
  return {
    all: fold.active.some(h => h.command.scope === 'all'),
    halts: fold.active.map(({ command, obeyedMs, failed }) => {
      const { id, scope, ledger, wallet, event, reason, because, atMs } = command
      return { id, scope, ledger, wallet, event, reason, because, atMs, obeyedMs, failed }
    }),
    proposals: [...ended, ...open].map(({ approval, covers, ...p }) => ({
      ...p,
      covers: [...covers],
      approvedBy: approval?.by ?? null,
    })),
    switches: (await world.governor?.switches()) ?? null,
  }
}

function parsed(text: string): unknown {
  try {
    return parseLine(text)
  } catch (error) {
    throw inField(error, 'event')
  }
}
