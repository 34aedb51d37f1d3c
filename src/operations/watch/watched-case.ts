import type { TheftSource } from '../../analysis/flow/account/trace-request.ts'
import type { StreamCase, TaintedHolder } from '../../analysis/live/stream-case.ts'
import type { TraceJson } from '../../formats/trace-json.ts'
import { type AccountId, splitAccount } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { InputError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { LiveBlock } from '../../model/live-block.ts'
import type { Watch } from '../../model/watch.ts'
import { readInput } from '../read-input.ts'
import { readSource } from '../trace-funds/read-source.ts'
import { traceFunds } from '../trace-funds/trace-funds.ts'
import type { World } from '../world.ts'
import type { BlockAccounts } from './block-accounts.ts'
import { LiveTrace } from './live-trace.ts'

/** A case while it is watched. */
export class WatchedCase {
  readonly watch: Watch
  readonly trace: LiveTrace
  /** A block holds something of it since its trace was made. */
  due = true
  /** Its trace is not made again before this moment of the monotonic clock: it must leave time for alarms. Milliseconds. */
  restUntil = 0
  /** Its alarm holds something that a correction took back, and is to be followed anew when no block comes between. */
  anew = false
  /** Accounts of blocks that came since its running trace began, or the last one: what that trace says of them is of before. */
  readonly moved = new Set<AccountId>()
  /** The earliest time of blocks that came since then and hold something of it. */
  movedAt = Number.POSITIVE_INFINITY
  /** What hindered its trace the last time. */
  fault: string | null = null
  readonly #input: ReturnType<typeof readTrace>
  #known: { readonly of: TraceJson; readonly accounts: ReadonlySet<string> } | null = null

  constructor(watch: Watch, world: World) {
    this.watch = watch
    this.trace = new LiveTrace(watch.input, world)
    this.#input = readTrace(watch.input)
  }

  /** A trace begins: what comes from now on, it may not hold. */
  begin(): void {
    this.due = false
    this.moved.clear()
    this.movedAt = Number.POSITIVE_INFINITY
  }

  /** Takes a block that was kept. */
  take(block: LiveBlock, accounts: BlockAccounts): void {
    for (const account of accounts.keys()) this.moved.add(account)
    if (!this.trace.take(block, accounts)) return
    this.due = true
    this.movedAt = Math.min(this.movedAt, block.at)
  }

  /** Whether the last trace is of one moment: no block came while it was made that it may hold in part. */
  get whole(): boolean {
    return this.movedAt > (this.trace.last?.asOf ?? Number.NEGATIVE_INFINITY)
  }

  /** Whether the last trace had come to an account. */
  knows(account: AccountId): boolean {
    const { last } = this.trace
    if (last === null) return false
    if (this.#known?.of !== last)
      this.#known = { of: last, accounts: new Set(last.accounts.filter(a => a.role !== 'residue').map(a => a.account)) }
    return this.#known.accounts.has(account)
  }

  /** Where the last trace found value to be held. */
  held(): readonly { readonly account: AccountId; readonly asset: AssetId; readonly amount: bigint }[] {
    const rows = (this.trace.last?.accounts ?? []).filter(
      a => a.held !== '0' && a.role !== 'service' && a.role !== 'deposit',
    )
    return rows.map(a => ({ account: a.account as AccountId, asset: a.asset as AssetId, amount: BigInt(a.held) }))
  }

  /** Accounts that the last trace found to be services, and their names. */
  services(): ReadonlyMap<AccountId, string | null> {
    const rows = (this.trace.last?.accounts ?? []).filter(a => a.role === 'service' || a.role === 'deposit')
    return new Map(rows.map(a => [a.account as AccountId, a.service]))
  }

  /** What the last trace found to be held, on one ledger. */
  holders(ledger: LedgerId): TaintedHolder[] {
    const rows = (this.trace.last?.accounts ?? []).filter(a => a.role === 'intermediate' && a.held !== '0')
    return rows.flatMap(({ account, asset, held, hop }) =>
      splitAccount(account as AccountId).ledger === ledger
        ? { account: account as AccountId, asset: asset as AssetId, tainted: BigInt(held), hop }
        : [],
    )
  }

  /** The case for the alarm of one ledger. Doctrines that cannot be followed transfer by transfer are followed in proportion. */
  streamed(ledger: LedgerId, among: readonly LedgerId[]): StreamCase & { readonly holders: readonly TaintedHolder[] } {
    const { policy, floor, maxHops, since } = this.#input
    return {
      name: this.watch.case,
      sources: this.#sources(ledger, among),
      policy: policy === 'fifo' || policy === 'all' ? 'fifo' : 'haircut',
      floor: floor ?? 0n,
      maxHops: maxHops ?? null,
      since: since ?? null,
      holders: this.holders(ledger),
    }
  }

  /** A transaction that is a source is the trace's to find: what left in it is among the holders then. */
  #sources(ledger: LedgerId, among: readonly LedgerId[]): TheftSource[] {
    const left = new Map<string, bigint>()
    for (const { source, asset, amount } of this.trace.last?.stolen ?? [])
      left.set(`${source} ${asset}`, BigInt(amount))
    return this.#input.sources.flatMap((text): TheftSource[] => {
      const source = named(text, among)
      if (source?.kind !== 'account' || splitAccount(source.account).ledger !== ledger) return []
      const { account, asset, amount } = source
      if (amount === null || asset === null) return [{ kind: 'account', account, asset, amount }]
      const rest = amount - (left.get(`${account} ${asset}`) ?? 0n)
      return rest > 0n ? [{ kind: 'account', account, asset, amount: rest }] : []
    })
  }
}

function readTrace(input: Watch['input']) {
  return readInput(traceFunds, input)
}

function named(text: string, among: readonly LedgerId[]): ReturnType<typeof readSource> | null {
  try {
    return readSource(text, among)
  } catch (error) {
    // It may be of a ledger of which nothing is known yet.
    if (error instanceof InputError) return null
    throw error
  }
}
