import { z } from 'zod'
import { NotFoundError } from '../../model/errors.ts'
import { WATCH_ALERT_KINDS } from '../../model/watch.ts'
import { defineOperation } from '../define-operation.ts'
import { foldWatches, type ToldAlert, WATCH_KINDS } from './fold-watches.ts'

/** † Alerts of one answer. */
const MOST = 1_000

/** What watches told, in the order of telling. Who asks again with the last number gets what came since. */
export const listWatchAlerts = defineOperation({
  name: 'listWatchAlerts',
  alias: 'watches alerts',
  summary: 'list what a watch told, and which of it still stands',
  effect: 'read',
  scope: 'trace',
  input: z.object({
    case: z.string().min(1).max(200).describe('the case').meta({ placeholder: 'CASE' }),
    after: z.int().nonnegative().default(0).describe('only alerts with a greater number').meta({ placeholder: 'N' }),
    limit: z.int().min(1).max(MOST).default(100).describe('at most so many, the earliest'),
  }),
  output: z.object({
    alerts: z.array(
      z.object({
        seq: z.number().describe('number of the fact'),
        toldAt: z.number().describe('Unix seconds'),
        kind: z.enum(WATCH_ALERT_KINDS),
        stands: z.boolean().describe('neither corrected away nor undone'),
        account: z.string().describe('CAIP-10'),
        tx: z.string(),
        index: z.number(),
        asset: z.string().nullable(),
        amount: z.string().describe('base units'),
        tainted: z.string().describe('base units of it that are stolen'),
        hop: z.number().nullable(),
        block: z.number(),
        blockHash: z.string(),
        at: z.number().describe('block time, Unix seconds'),
        service: z.string().nullable(),
        freezableBy: z.array(z.string()),
        of: z.number().nullable().describe('the alert that this one corrects or takes back'),
        because: z.string(),
      }),
    ),
    more: z.boolean().describe('there are later ones'),
  }),
  positional: ['case'],
  async run({ case: name, after, limit }, world) {
    const facts = await world.facts.read({ kinds: WATCH_KINDS })
    const file = foldWatches(facts).get(name)
    if (file === undefined)
      throw new NotFoundError('watch-unknown', `there never was a watch on "${name}": cordon watches lists them`)
    const standing = new Set([...file.standing.values()].map(a => a.seq))
    const told = facts.filter(f => f.kind === 'watch-alert' && f.body['case'] === name && f.seq > after)
    return {
      alerts: told.slice(0, limit).map(({ seq, at: toldAt, body }) => {
        const a = { ...(body as unknown as ToldAlert), seq, toldAt }
        const { kind, account, tx, index, asset, amount, tainted, hop, block, blockHash, at } = a
        const row = { seq, toldAt, kind, stands: standing.has(seq), account, tx, index, asset, amount, tainted }
        const { service, freezableBy, of, because } = a
        return { ...row, hop, block, blockHash, at, service, freezableBy: [...freezableBy], of, because }
      }),
      more: told.length > limit,
    }
  },
})
