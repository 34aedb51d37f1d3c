import { z } from 'zod'
import { MAIN_TENANT } from '../../model/casework/tenant.ts'
import { InputError, NotFoundError, PermissionError } from '../../model/errors.ts'
import type { FactDraft, Json } from '../../model/fact.ts'
import { parseInstant } from '../../model/instant.ts'
import type { CaseworkWorld } from '../casework/casework-world.ts'
import { doorOf } from '../casework/door-of.ts'
import { refusalError } from '../casework/take-seat.ts'
import { defineOperation } from '../define-operation.ts'
import { type OVERLAY_KINDS, overlayFold } from './overlay-fold.ts'
import { senderTenant } from './tenant-events.ts'

const DAY = 86_400

const overlayRow = z.object({
  number: z.number().describe('the proposal, for monitor approve'),
  overlay: z.string().describe('SHA-256 of its canonical JSON'),
  reason: z.string(),
  by: z.string(),
  at: z.number().describe('when it was proposed, Unix seconds'),
  from: z.number().describe('from when on it is in force, or is to be; Unix seconds'),
  approvedBy: z.string().nullable().describe('null: it waits for a second person'),
  state: z.enum(['waiting', 'to-come', 'in-force', 'past']),
})

const overlays = z.object({
  overlays: z.array(overlayRow),
  inForce: z.number().nullable().describe('number of the proposal in force; null: nobody ever approved one'),
})

/** The overlays that were proposed, and which one is in force. */
export const listOverlays = defineOperation({
  name: 'listOverlays',
  alias: 'monitor overlays',
  summary: 'list the overlays of rules that were proposed, who approved them, and which one is in force',
  effect: 'read',
  scope: 'monitor',
  input: z.object({}),
  output: overlays,
  examples: ['monitor overlays'],
  async run(_, world: CaseworkWorld) {
    if ((await senderTenant(world)) !== MAIN_TENANT)
      throw new PermissionError('tenant-other', 'the monitor is of the main tenant')
    return told(world)
  },
})

/** Proposes other figures for rules and typologies. A second person approves them; until then nothing changes. */
export const proposeOverlay = defineOperation({
  name: 'proposeOverlay',
  alias: 'monitor propose',
  summary: 'propose other figures for rules and typologies; a second person approves them',
  effect: 'write',
  scope: 'casework',
  input: z.object({
    overlay: z.record(z.string(), z.unknown()).describe('rules and typologies with other figures; {}: as they come'),
    reason: z.string().trim().min(1).max(4_000).describe('why').meta({ placeholder: 'TEXT' }),
    from: z.string().optional().describe('from when on; without it, once it is approved').meta({ placeholder: 'TIME' }),
  }),
  output: overlays.extend({ proposal: z.number() }),
  async run({ overlay, reason, from }, world: CaseworkWorld) {
    if (world.ruleBook === undefined)
      throw new NotFoundError('monitor-missing', 'there is no monitor here: it needs a data folder')
    const { digest, text } = await world.ruleBook.check(overlay)
    const now = world.clock.now()
    const at = from === undefined ? now : parseInstant(from)
    if (at < now - DAY)
      throw new InputError('overlay-backdated', 'an overlay cannot have been in force before it was approved', {
        place: { field: 'from' },
      })
    const proposal = await write(world, 'overlay-proposed', { overlay: digest, reason, from: at }, [text])
    return { ...(await told(world)), proposal }
  },
})

/** Approves an overlay that somebody else proposed. The monitor judges by it when it starts next, from its time on. */
export const approveOverlay = defineOperation({
  name: 'approveOverlay',
  alias: 'monitor approve',
  summary: 'approve an overlay that somebody else proposed; the monitor judges by it when it starts next',
  effect: 'write',
  scope: 'casework',
  input: z.object({ proposal: z.int().min(1).describe('its number: see monitor overlays').meta({ placeholder: 'N' }) }),
  output: overlays,
  positional: ['proposal'],
  examples: ['monitor approve 412'],
  async run({ proposal }, world: CaseworkWorld) {
    await write(world, 'overlay-approved', { proposal }, [])
    return told(world)
  },
})

// What an act lost against another at the same moment stays in the log without effect, and is refused then.
async function write(
  world: CaseworkWorld,
  kind: (typeof OVERLAY_KINDS)[number],
  body: Readonly<Record<string, Json>>,
  documents: readonly string[],
): Promise<number> {
  const { asker, by } = world
  if (asker !== undefined && asker.user === null)
    throw new PermissionError(
      'key-acts-for-nobody',
      'overlays are for persons: cordon keys add NAME --scope casework --user USER',
    )
  const draft: FactDraft = {
    ...{ at: world.clock.now(), by: asker?.user ?? by, kind, body: { via: doorOf(asker), ...body } },
  }
  const early = (await overlayFold(world)).weigh(draft)
  if (early !== null) throw refusalError(early)
  const [fact] = await world.facts.append([draft], documents)
  const seq = fact?.seq ?? 0
  const late = (await overlayFold(world)).refusal(seq)
  if (late !== undefined) throw refusalError(late)
  return seq
}

async function told(world: CaseworkWorld): Promise<z.output<typeof overlays>> {
  const fold = await overlayFold(world)
  const now = world.clock.now()
  const inForce = fold.inForce(now)
  return {
    overlays: fold.proposals.map(({ approval, ...p }) => ({
      ...p,
      approvedBy: approval?.by ?? null,
      state:
        approval === null ? 'waiting' : p.number === inForce?.number ? 'in-force' : p.from > now ? 'to-come' : 'past',
    })),
    inForce: inForce?.number ?? null,
  }
}
