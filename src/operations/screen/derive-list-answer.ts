import { z } from 'zod'
import { POLICIES, type PolicyName } from '../../analysis/flow/policy.ts'
import type { GapRow } from '../../analysis/flow/trace-result.ts'
import type { Instant } from '../../model/instant.ts'
import { namedAssets, namedAssetsSchema } from '../exposure/named-assets.ts'
import type { World } from '../world.ts'
import type { Derived } from './derive-list-members.ts'

const amount = z.string().regex(/^\d+$/).describe('Base units')

const step = z.object({
  tx: z.string(),
  index: z.int(),
  at: z.int(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  asset: z.string(),
  amount,
  tainted: amount.describe('Of the amount, what is derived'),
})

const holding = z.object({
  asset: z.string().describe('CAIP-19'),
  amount: amount.describe('All that ever came'),
  held: amount.describe('What is there at asOf'),
  hops: z.int().describe('Least number of transfers'),
  path: z.array(step).describe('The way on which most came at once'),
})

const funding = z.object({
  fed: z.array(z.string()).describe('Published accounts that it filled'),
  share: z.int().describe('Percent of the published accounts that received anything'),
  firstAt: z.int(),
  amounts: z.array(z.object({ asset: z.string(), amount })),
})

/** The answer of deriving a list: kept apart from the published one by its name, its meaning and its basis. */
export const derivedAnswer = z.object({
  list: z.string().describe('derived: and the published list'),
  from: z.object({ list: z.string(), version: z.string(), publishedAt: z.int().nullable() }),
  meaning: z.literal('claim').describe('Nobody published these addresses'),
  basis: z.literal('derived'),
  policy: z.enum([...POLICIES]).describe('Doctrine of every amount here'),
  asOf: z.int(),
  published: z.int().describe('Wallets of the published list'),
  known: z.int().describe('Of these, in the ledger data'),
  assets: namedAssetsSchema,
  members: z.array(
    z.object({
      account: z.string().describe('CAIP-10'),
      role: z.enum(['holder', 'funder', 'sibling']),
      because: z.string(),
      holdings: z.array(holding),
      funding: funding.nullable(),
    }),
  ),
  services: z
    .array(
      z.object({
        account: z.string(),
        kind: z.string(),
        name: z.string().nullable(),
        asset: z.string(),
        amount,
        basis: z.string(),
      }),
    )
    .describe('Where derived value ended: who can freeze it, not members'),
  servedBy: z
    .array(z.object({ account: z.string(), because: z.string(), fed: z.int() }))
    .describe('Services that filled published accounts: not members'),
  gaps: z.array(z.object({ kind: z.string(), account: z.string().nullable(), because: z.string() })),
  finished: z.boolean().describe('False when time was over or it was interrupted'),
  versions: z.record(z.string(), z.string()),
})

/** Writes what was derived, amounts as decimal strings. */
export function writeDerived(
  derived: Derived,
  setting: {
    readonly name: string
    readonly from: { readonly list: string; readonly version: string; readonly publishedAt: Instant | null }
    readonly policy: PolicyName
    readonly asOf: Instant
    readonly versions: Readonly<Record<string, string>>
    readonly missing: readonly GapRow[]
    readonly assets: World['assets']
  },
): z.output<typeof derivedAnswer> {
  const { published, known, members, services, servedBy, gaps, finished } = derived
  return {
    list: setting.name,
    from: setting.from,
    meaning: 'claim',
    basis: 'derived',
    policy: setting.policy,
    asOf: setting.asOf,
    published,
    known,
    assets: namedAssets(
      [
        ...members.flatMap(m => [...m.holdings.map(h => h.asset), ...(m.funding?.amounts.keys() ?? [])]),
        ...services.map(e => e.asset),
      ],
      setting.assets,
    ),
    members: members.map(({ account, role, because, holdings, funding }) => ({
      account,
      role,
      because,
      holdings: holdings.map(h => ({
        asset: h.asset,
        amount: String(h.amount),
        held: String(h.held),
        hops: h.hops,
        path: h.path.map(({ tx, index, at, from, to, asset, amount, tainted }) => ({
          ...{ tx, index, at, from, to, asset },
          amount: String(amount),
          tainted: String(tainted),
        })),
      })),
      funding: funding && {
        fed: [...funding.fed],
        share: funding.share,
        firstAt: funding.firstAt,
        amounts: [...funding.amounts].map(([asset, sum]) => ({ asset, amount: String(sum) })),
      },
    })),
    services: services.map(({ account, kind, name, asset, amount, basis }) => ({
      ...{ account, kind, name, asset, basis },
      amount: String(amount),
    })),
    servedBy: servedBy.map(({ funding: f, because }) => ({ account: f.account, because, fed: f.fed.length })),
    gaps: [...gaps, ...setting.missing].map(({ kind, account, because }) => ({ kind, account, because })),
    finished,
    versions: { ...setting.versions },
  }
}
