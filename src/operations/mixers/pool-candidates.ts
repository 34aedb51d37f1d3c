import type { CandidateRow, GapRow } from '../../analysis/flow/trace-result.ts'
import { mixerLinks } from '../../analysis/mixers/mixer-links.ts'
import type { MixerEntry, PoolAction } from '../../analysis/mixers/mixer-pool.ts'
import { STRENGTHS } from '../../analysis/mixers/strengths.ts'
import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { Instant } from '../../model/instant.ts'
import { payee, payer } from '../../model/transfer.ts'
import type { World } from '../world.ts'
import { type PoolsRead, readPools } from './read-pools.ts'

/** Transfers of a depositor that are looked through for whom it dealt with. */
const DEALINGS_LIMIT = 10_000

/** Candidates, and what could not be said. */
export interface MixerAnswer {
  readonly candidates: readonly CandidateRow[]
  readonly gaps: readonly GapRow[]
}

/** A payment to a pool or a router of a mixer. */
export interface MixerPayment {
  /** Whom it paid. */
  readonly account: AccountId
  readonly asset: AssetId
  readonly amount: bigint
}

/**
 * Where deposits into a mixer's pools may have come out.
 * @param asked the deposits asked about
 * @param paid what is known to have been paid to its pools and routers, to tell what is missing
 */
export async function poolCandidates(
  entry: MixerEntry,
  asked: (deposit: PoolAction) => boolean,
  paid: readonly MixerPayment[],
  until: Instant,
  world: Pick<World, 'transfers'>,
): Promise<MixerAnswer> {
  const read = await readPools(entry, until, world)
  const depositors = [...new Set(read.actions.filter(a => a.side === 'deposit' && asked(a)).map(a => a.account))].sort()
  const known = new Set<AccountId>([...entry.pools.map(p => p.account), ...entry.routers])
  const dealt = new Map<AccountId, ReadonlySet<AccountId>>()
  const histories = await world.transfers.histories(
    depositors.map(account => ({ account, until, limit: DEALINGS_LIMIT })),
  )
  for (const { account, transfers } of histories) {
    const others = new Set(transfers.map(t => (payer(t) === account ? payee(t) : payer(t))))
    for (const own of known) others.delete(own)
    dealt.set(account, others)
  }
  const none: ReadonlySet<AccountId> = new Set()
  const linked = (account: AccountId): ReadonlySet<AccountId> => dealt.get(account) ?? none
  const candidates = mixerLinks({ pools: read.pools, actions: read.actions, asked, linked, strengths: STRENGTHS })
  return { candidates, gaps: gapsOf(entry, read, depositors.length, paid) }
}

function gapsOf(entry: MixerEntry, read: PoolsRead, depositors: number, paid: readonly MixerPayment[]): GapRow[] {
  const gap = (account: AccountId | null, because: string): GapRow => ({
    kind: 'mixer-unread',
    account,
    asset: null,
    amount: 0n,
    because,
  })
  const gaps: GapRow[] = []
  for (const account of [...new Set(paid.map(p => p.account))].sort()) {
    const isRead = read.actions.some(a => a.pool === account) || (entry.routers.includes(account) && depositors > 0)
    if (!isRead)
      gaps.push(
        gap(
          account,
          `${entry.title} was paid here ${sizes(
            entry,
            paid.filter(p => p.account === account),
          )}, but its pools' own transfers are not in the data: no candidates, and no anonymity set, can be told`,
        ),
      )
  }
  if (depositors === 0) return gaps
  for (const account of read.cut) gaps.push(gap(account, `${entry.title}: the pool's later transfers were not read`))
  if (read.unexplained.length > 0)
    gaps.push(
      gap(
        null,
        `${entry.title}: ${read.unexplained.length} transaction(s) of the pools fit no whole number of deposits, first ${read.unexplained[0]}`,
      ),
    )
  return gaps
}

/** How often which pool's amount was paid, as words. */
function sizes(entry: MixerEntry, paid: readonly MixerPayment[]): string {
  const counts = new Map<string, number>()
  for (const { asset, amount } of paid) {
    const pool = entry.pools.find(p => p.asset === asset && p.denomination === amount)
    const title = pool?.title ?? 'other amounts'
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  const parts = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([title, n]) => `${n} of ${title}`)
  return `${paid.length} time(s) (${parts.join(', ')})`
}
