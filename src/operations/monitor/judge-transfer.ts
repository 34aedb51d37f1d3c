import { z } from 'zod'
import { parseLine } from '../../formats/events/parse-line.ts'
import { EventReader } from '../../formats/events/read-event.ts'
import { inField, NotFoundError } from '../../model/errors.ts'
import type { CaseworkWorld } from '../casework/casework-world.ts'
import { defineOperation } from '../define-operation.ts'
import type { World } from '../world.ts'
import { judgementSchema } from './judgement-schema.ts'
import type { JudgingDesk } from './monitor-door.ts'
import { keptEvent, senderTenant, toldJudgement } from './tenant-events.ts'

const reader = new EventReader()

/** One event of a customer, judged by all rules and kept; the answer comes when it is safe on the disk. */
export const judgeTransfer = defineOperation({
  name: 'judgeTransfer',
  summary: 'judge a deposit, withdrawal, trade or log-in of a customer, and keep it for those after it',
  effect: 'write',
  scope: 'monitor',
  input: z.object({
    event: z
      .union([z.string().min(2).max(262_144), z.record(z.string(), z.unknown())])
      .describe('the event, as docs/events.md tells; its profile may stand in it')
      .meta({ placeholder: 'JSON' }),
  }),
  output: z.object({
    judgement: judgementSchema,
    again: z.array(judgementSchema).describe('later events that are judged anew because this one came late'),
  }),
  positional: ['event'],
  examples: [
    `judge-transfer '{"id":"w-1","kind":"withdrawal","atMs":1780000000000,"customer":"c-1","ledger":"eip155:1","amount":"1","usd":50}'`,
  ],
  async run({ event }, world: CaseworkWorld) {
    const tenant = await senderTenant(world)
    const given = keptEvent(reader.read(typeof event === 'string' ? parsed(event) : event), tenant)
    const judged = await (await monitorDesk(world)).judge(given, world)
    const [judgement, ...again] = judged.map(j => toldJudgement(j, tenant))
    if (judgement === undefined) throw new NotFoundError('judgement-missing', `event ${given.event.id} was not judged`)
    return { judgement: unlocked(judgement), again: again.map(unlocked) }
  },
})

/** The monitor of a world. @throws NotFoundError `monitor-missing` where it has none */
export async function monitorDesk(world: World): Promise<JudgingDesk> {
  if (world.monitor === undefined)
    throw new NotFoundError('monitor-missing', 'there is no monitor here: it needs a data folder')
  return world.monitor.desk(world)
}

function parsed(text: string): unknown {
  try {
    return parseLine(text)
  } catch (error) {
    throw inField(error, 'event')
  }
}

/** The same without its marks of read-only, which the schema's types do not carry. */
function unlocked(judgement: z.input<typeof judgementSchema> | object): z.output<typeof judgementSchema> {
  return judgement as z.output<typeof judgementSchema>
}
