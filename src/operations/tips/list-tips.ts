import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import type { FreezePost } from '../freeze/freeze-parties.ts'
import type { World } from '../world.ts'
import { foldTips, ingestTips } from './ingest-tips.ts'
import { keptTraces, type TriageWorld, tipTriage, triageTip } from './triage-tip.ts'

const row = z.object({
  id: z.string(),
  from: z.string().describe('Who sent it'),
  by: z.string().describe('STIX identity of who says it'),
  receivedAt: z.int().describe('Unix seconds'),
  tx: z.string(),
  ledger: z.string().nullable(),
  account: z.string().nullable(),
  case: z.string().nullable(),
  text: z.string(),
  triage: tipTriage,
})

/** A tip with what the machine finds about it. */
export type TipRow = z.output<typeof row>

/** Tips that came in, the most promising first, each looked at by machine anew: what was unknown may be known by now. */
export function listTipsWith(post: FreezePost) {
  return defineOperation({
    name: 'listTips',
    alias: 'tips list',
    summary: 'list tips, most promising first, with what the machine finds about each',
    effect: 'read',
    scope: 'share',
    input: z.object({
      limit: z
        .number()
        .int()
        .min(1)
        .max(1000)
        .default(100)
        .describe('at most so many, the latest')
        .meta({ placeholder: 'N' }),
      case: z.string().max(200).optional().describe('only tips about this theft').meta({ placeholder: 'NAME' }),
    }),
    output: z.object({ found: z.int(), tips: z.array(row), refused: z.int().describe('Tips that nobody could read') }),
    examples: ['tips list', 'tips list --case bybit-2025'],
    async run({ limit, case: name }, world: TriageWorld & Pick<World, 'clock' | 'by' | 'sharing'>) {
      await ingestTips(world, post)
      const { tips: all, refused } = await foldTips(world)
      const traces = await keptTraces(world)
      const wanted = all.filter(({ tip }) => name === undefined || tip.case === name)
      const rows: TipRow[] = []
      for (const received of wanted.slice(-limit)) {
        const { tip, from, receivedAt } = received
        const { id, by, tx, ledger, account, case: about, text } = tip
        const triage = await triageTip(tip, all.slice(0, all.indexOf(received)), traces, world)
        rows.push({ id, from, by, receivedAt, tx, ledger, account, case: about, text, triage })
      }
      rows.sort(
        (a, b) => b.triage.least - a.triage.least || b.triage.most - a.triage.most || a.receivedAt - b.receivedAt,
      )
      return { found: wanted.length, tips: rows, refused }
    },
  })
}
