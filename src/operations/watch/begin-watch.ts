import { z } from 'zod'
import type { TraceJson } from '../../formats/trace-json.ts'
import { type AccountId, splitAccount } from '../../model/account.ts'
import { parseCaseName } from '../../model/case-name.ts'
import type { Json } from '../../model/fact.ts'
import { defineOperation } from '../define-operation.ts'
import { foldLedgers, LEDGER_KINDS } from '../live/fold-ledgers.ts'
import { readInput, textField } from '../read-input.ts'
import { traceFunds } from '../trace-funds/trace-funds.ts'
import { caseInput } from './case-input.ts'
import { foldWatches, WATCH_KINDS } from './fold-watches.ts'
import { LiveTrace } from './live-trace.ts'
import { wholeSources } from './whole-sources.ts'

/** † From this many days of stillness on an account that moves has woken: the bound of the pattern `dormant`. */
const STILL_DAYS = 30

/** What beginning a watch takes. */
export const beginWatchInput = z.object({
  case: textField(parseCaseName).describe('the case').meta({ placeholder: 'CASE' }),
  sources: z
    .array(z.string().min(1).max(300))
    .max(10_000)
    .optional()
    .describe("account or transaction of the theft; else those of the case's last trace or report")
    .meta({ placeholder: 'SOURCE' }),
  still: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .describe(`days of stillness after which an account that moves has woken [default: ${STILL_DAYS}]`)
    .meta({ placeholder: 'DAYS' }),
})

/** Begins a watch, which goes on until it is ended; begun already, it is left as it is unless other sources are given. */
export const beginWatch = defineOperation({
  name: 'beginWatch',
  summary: 'watch a case from now on: whoever follows the ledgers raises its alerts',
  effect: 'write',
  scope: 'trace',
  input: beginWatchInput,
  output: z.object({
    case: z.string(),
    begun: z.boolean().describe('false: it was watched already'),
    sources: z.array(z.string()),
    known: z.number().describe('transfers of the case that are known already, and told by no alert'),
  }),
  async run({ case: name, sources, still }, world) {
    const known = foldWatches(await world.facts.read({ kinds: WATCH_KINDS })).get(name)
    const runs = known !== undefined && known.endedAt === null
    if (runs && sources === undefined && (still === undefined || still === known.watch.stillDays)) {
      const { input } = known.watch
      return { case: name, begun: false, sources: [...(input['sources'] as readonly string[])], known: 0 }
    }
    const asked = await caseInput(name, sources, world)
    // What cannot be traced is refused now, not when a block comes.
    const { ledger } = readInput(traceFunds, asked)
    const transfers = await world.transfers.summary()
    const coins = await world.utxo.summary()
    const followed = foldLedgers(await world.facts.read({ kinds: LEDGER_KINDS })).keys()
    const among = ledger === undefined ? [...transfers.ledgers, ...coins.ledgers, ...followed] : [ledger]
    const input = { ...asked, sources: wholeSources(asked['sources'] as readonly string[], [...new Set(among)]) }
    // What a running watch has told is not news again, and what it had still to tell is.
    const trace = runs ? null : await new LiveTrace(input, world).settle(false)
    const seen = runs ? known.watch.seen : lastKnown(trace)
    const body = { case: name, input: input as Json, seen, stillDays: still ?? STILL_DAYS }
    await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'watch-begun', body }])
    return { case: name, begun: true, sources: [...input.sources], known: trace?.transfers.length ?? 0 }
  },
})

/** By ledger, when value of the case moved last. */
function lastKnown(trace: TraceJson | null): Record<string, number> {
  const seen: Record<string, number> = {}
  for (const { to, from, at } of trace?.transfers ?? []) {
    const account = (to ?? from) as AccountId | null
    if (account === null) continue
    const { ledger } = splitAccount(account)
    seen[ledger] = Math.max(at, seen[ledger] ?? at)
  }
  return seen
}
