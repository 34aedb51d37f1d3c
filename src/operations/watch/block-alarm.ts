import { attribute } from '../../analysis/flow/service-verdict.ts'
import type { Reached, StreamCase, TaintedHolder } from '../../analysis/live/stream-case.ts'
import { StreamTracer } from '../../analysis/live/stream-tracer.ts'
import { type AccountId, splitAccount } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { LiveBlock } from '../../model/live-block.ts'
import { payee, payer, type Transfer } from '../../model/transfer.ts'
import type { TagSource, TransferSource } from '../ports.ts'

/** † The past of an account that is newly reached is looked at as far as this many transfers; a busier one counts as holding nothing before. */
const PAST = 2_000

/** What tags say of an account that was met: the name of a service, or null. */
interface Met {
  readonly service: string | null
  readonly ends: boolean
}

/** What the alarm of a ledger reaches. */
export interface AlarmWorld {
  readonly transfers: TransferSource
  readonly tags: TagSource
  /** An account's transfers where a case's trace holds all of them; else null. */
  historyOf(account: AccountId): readonly Transfer[] | null
}

/** Sees at once which transfers of a block carry value of which cases: of one account ledger. */
export class BlockAlarm {
  readonly ledger: LedgerId
  readonly #world: AlarmWorld
  readonly #met = new Map<AccountId, Met>()
  /** Transfers of accounts that the running block may reach for the first time; null: too many to be added up. */
  readonly #pasts = new Map<AccountId, readonly Transfer[] | null>()
  /** Accounts from which value of some case may leave. */
  readonly #watched = new Set<AccountId>()
  readonly #tracer: StreamTracer
  /** Accounts that a case's trace found to be services by what they do. */
  readonly #found = new Map<AccountId, string | null>()
  /** Transfers up to this height count to what an account held. */
  #through = 0

  constructor(ledger: LedgerId, dormantSeconds: number, world: AlarmWorld) {
    this.ledger = ledger
    this.#world = world
    this.#tracer = new StreamTracer({
      isService: account => this.#found.has(account) || this.#met.get(account)?.ends === true,
      openingBalance: (account, asset) => this.#balance(account, asset),
      dormantSeconds,
    })
  }

  /** Follows a case, or begins anew with it: from its sources and from what its trace found to be held. */
  async follow(added: StreamCase & { readonly holders: readonly TaintedHolder[] }): Promise<void> {
    if (this.#tracer.cases.includes(added.name)) this.#tracer.removeCase(added.name)
    await this.#meet(added.holders.map(h => h.account))
    for (const { account } of added.holders) this.#watched.add(account)
    for (const source of added.sources) {
      const account = typeof source === 'string' ? source : source.kind === 'account' ? source.account : null
      if (account !== null) this.#watched.add(account)
    }
    this.#tracer.addCase(added)
  }

  /** More of a case's value that its trace found. */
  async place(name: string, holders: readonly TaintedHolder[]): Promise<void> {
    await this.#meet(holders.map(h => h.account))
    for (const { account } of holders) this.#watched.add(account)
    this.#tracer.place(name, holders)
  }

  /** Whether value of a case is known to lie at an account. */
  holds(name: string, account: AccountId, asset: AssetId): boolean {
    return this.#tracer.taintOf(name, account, asset) > 0n
  }

  drop(name: string): void {
    if (this.#tracer.cases.includes(name)) this.#tracer.removeCase(name)
  }

  /** An account that a trace found to be a service. */
  serves(account: AccountId, name: string | null): void {
    this.#found.set(account, name)
  }

  /** The name of a service; null: none, or not known. */
  serviceName(account: AccountId): string | null {
    return this.#found.get(account) ?? this.#met.get(account)?.service ?? null
  }

  /** Takes a block that was kept. */
  async take(block: LiveBlock): Promise<readonly Reached[]> {
    const carrying = await this.#carrying(block.transfers)
    this.#tracer.markBlock(block.height)
    this.#through = block.height - 1
    const reached = this.#tracer.takeBlock(carrying)
    this.#through = block.height
    this.#pasts.clear()
    for (const { transfer, service } of reached) if (!service) this.#watched.add(payee(transfer))
    return reached
  }

  /** Takes back what lay above a height. False: it was too deep, and every case must be followed anew. */
  undoTo(height: number): boolean {
    try {
      this.#tracer.undoTo(height)
      return true
    } catch {
      return false
    }
  }

  /** The transfers of a block that an account of some case is part of, or one whom such an account pays in the block. */
  async #carrying(transfers: readonly Transfer[]): Promise<Transfer[]> {
    const concerned = new Set<AccountId>()
    for (let grown = true; grown; ) {
      grown = false
      const fresh: AccountId[] = []
      for (const t of transfers) {
        const from = payer(t)
        if (!this.#watched.has(from) && !concerned.has(from)) continue
        const to = payee(t)
        if (this.#watched.has(to) || concerned.has(to)) continue
        concerned.add(to)
        fresh.push(to)
        grown = true
      }
      await this.#meet(fresh)
      await this.#lookBack(fresh)
    }
    const near = (account: AccountId): boolean => this.#watched.has(account) || concerned.has(account)
    return transfers.filter(t => near(payer(t)) || near(payee(t)))
  }

  async #meet(accounts: readonly AccountId[]): Promise<void> {
    const fresh = [...new Set(accounts)].filter(a => !this.#met.has(a) && splitAccount(a).ledger === this.ledger)
    if (fresh.length === 0) return
    const tags = await this.#world.tags.tags(fresh)
    for (const [n, account] of fresh.entries()) {
      const said = attribute(account, tags[n] ?? [])
      this.#met.set(account, {
        service: said.kind === 'service' ? said.verdict.name : null,
        ends: said.kind === 'service',
      })
    }
  }

  /** Where the path ends, nobody asks what was held before. */
  async #lookBack(accounts: readonly AccountId[]): Promise<void> {
    const open = accounts.filter(a => !this.#met.get(a)?.ends && !this.#found.has(a))
    if (open.length === 0) return
    const histories = await this.#world.transfers.histories(open.map(account => ({ account, limit: PAST })))
    for (const { account, transfers, complete } of histories) this.#pasts.set(account, complete ? transfers : null)
  }

  #balance(account: AccountId, asset: AssetId): bigint | null {
    const past = this.#pasts.get(account) ?? this.#world.historyOf(account)
    if (past === null) return null
    let held = 0n
    for (const t of past) {
      if (t.asset !== asset || t.block > this.#through || t.from === t.to) continue
      if (payee(t) === account) held += t.amount
      else held = held > t.amount ? held - t.amount : 0n
    }
    return held
  }
}
