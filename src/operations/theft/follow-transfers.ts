import { z } from 'zod'
import { type AccountId, accountId, parseAccount } from '../../model/account.ts'
import { parseCaseName } from '../../model/case-name.ts'
import { inField, NotFoundError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import { payee, type Transfer } from '../../model/transfer.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { markedObjects, type SharedMarking } from '../share/marked-objects.ts'
import { publishObjects } from '../share/publish-objects.ts'
import type { World } from '../world.ts'
import { foldThefts, THEFT_KINDS } from './fold-thefts.ts'
import { FOLLOWED_KIND } from './follow-desk.ts'
import { followedRow, keptRow, readFollowedRow } from './followed-row.ts'
import { lootIndicator } from './loot-indicator.ts'

/** Takes new transfers of a reported theft as they are seen, and tells partners of each account that the loot reaches. */
export const followTransfers = defineOperation({
  name: 'followTransfers',
  summary: 'follow a reported theft through new transfers, and tell partners where it goes',
  effect: 'write',
  scope: 'share',
  input: z.object({
    case: textField(parseCaseName).describe('the reported theft').meta({ placeholder: 'NAME' }),
    transfers: z.array(followedRow).min(1).max(1_000).describe('in the order of the ledger'),
    service: z
      .array(z.string().max(300))
      .max(10_000)
      .optional()
      .describe('accounts of services, where the path ends, beside those that tags name')
      .meta({ placeholder: 'ACCOUNT' }),
  }),
  output: z.object({
    followed: z.array(
      z.object({
        tx: z.string(),
        from: z.string(),
        to: z.string(),
        asset: z.string(),
        tainted: z.string().describe('base units, in proportion'),
        hop: z.number(),
        service: z.boolean().describe('the path ends here'),
      }),
    ),
    named: z.array(z.string()).describe('accounts told to partners for the first time'),
  }),
  async run({ case: name, transfers, service = [] }, world) {
    const thefts = foldThefts(await world.facts.read({ kinds: THEFT_KINDS }))
    const theft = thefts.get(name)
    if (!theft)
      throw new NotFoundError('theft-unknown', `no theft was reported as ${name}: cordon report-theft`, {
        place: { field: 'case' },
      })
    const read = transfers.map((given, n) => {
      try {
        return readFollowedRow(keptRow(given))
      } catch (error) {
        throw inField(error, `transfers.${n}`)
      }
    })
    const told = service.map(text => parseAccount(text))
    const services = await servicesAmong(read, told, world)
    const self = await world.sharing.self()
    const { followed, news } = await world.sharing.following.take(
      theft,
      thefts,
      read,
      services,
      world.facts,
      async all => {
        const first = all.filter(f => f.first && !f.service)
        // Partners first: should the fact not be written, the same transfers come again and name the same objects.
        if (first.length > 0 && self !== null) {
          const objects = first.map(({ transfer, hop, tainted }) => {
            const { tx, at, asset } = transfer
            const looted = { account: payee(transfer), tx, at, asset, hop, tainted: String(tainted) }
            return lootIndicator(looted, theft, self.id)
          })
          await publishObjects(markedObjects(objects, theft.marking as SharedMarking), world)
        }
        const body = {
          case: name,
          transfers: transfers.map(t => keptRow(t) as unknown as Json),
          services: [...services],
        }
        const kept = await world.facts.append([{ at: world.clock.now(), by: world.by, kind: FOLLOWED_KIND, body }])
        return { facts: kept, followed: all, news: first }
      },
    )
    return {
      followed: followed.map(({ transfer: t, tainted, hop, service: ends }) => ({
        tx: t.tx,
        from: accountId(t.ledger, t.from),
        to: accountId(t.ledger, t.to),
        asset: t.asset,
        tainted: String(tainted),
        hop,
        service: ends,
      })),
      named: news.map(f => payee(f.transfer)),
    }
  },
})

async function servicesAmong(
  transfers: readonly Transfer[],
  told: readonly AccountId[],
  { tags }: Pick<World, 'tags'>,
): Promise<ReadonlySet<AccountId>> {
  const services = new Set<AccountId>(told)
  const accounts = [...new Set(transfers.map(payee))]
  const found = await tags.tags(accounts)
  for (const [n, account] of accounts.entries())
    if (found[n]?.some(tag => ENDS.includes(tag.category))) services.add(account)
  return services
}

const ENDS: readonly string[] = ['exchange', 'mixer', 'bridge', 'swap', 'defi', 'payment', 'gambling', 'service']
