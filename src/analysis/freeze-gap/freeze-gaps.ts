import type { AccountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { BlockGap, LiveBlock } from '../../model/live-block.ts'
import { payee, payer, type Transfer } from '../../model/transfer.ts'
import { AlertWriter } from './alert-writer.ts'
import type { FreezeAlert, FreezeTold, IssuerNotice, WatchedLoot } from './freeze-alert.ts'
import type { FreezeStep } from './freeze-issuer.ts'
import { type FreezeState, type OpenProposal, proposalKey } from './freeze-state.ts'

/** Anybody can make a wallet and propose to it; where the issuer's own is not known, this many proposals of unproven ones are kept. */
const MOST_UNPROVEN = 10_000

type Step<K extends FreezeStep['kind']> = Extract<FreezeStep, { readonly kind: K }>

/**
 * Takes one block: what it says of proposals to freeze, and whether holders moved before a freeze worked. Steps and transfers of the token are taken
 * in the order of the log.
 */
export function freezeGaps(
  state: FreezeState,
  block: LiveBlock,
  watched: WatchedLoot,
): FreezeTold & { readonly state: FreezeState } {
  if (block.ledger !== state.issuer.ledger) return { state, alerts: [], notices: [], gaps: [] }
  const { steps, gaps } = state.issuer.capture(block.calls, block.events)
  if (steps.length === 0 && state.open.size === 0) return { state, alerts: [], notices: [], gaps }
  const turn = new Turn(state, watched)
  const moves = block.transfers.filter(t => t.asset === state.issuer.asset && t.amount > 0n && t.from !== t.to)
  let next = 0
  for (const step of steps) {
    for (; next < moves.length && (moves[next]?.index ?? 0) < step.index; next++) turn.move(moves[next] as Transfer)
    turn.step(step)
  }
  for (; next < moves.length; next++) turn.move(moves[next] as Transfer)
  return turn.end(block, gaps)
}

/** The work on one block. */
class Turn {
  readonly #state: FreezeState
  readonly #watched: WatchedLoot
  readonly #writer: AlertWriter
  readonly #open: Map<string, OpenProposal>
  readonly #needed: Map<Address, number>
  readonly #proven: Set<Address>
  /** Keys of the open proposals by the account that they concern. */
  readonly #byAccount = new Map<AccountId, Set<string>>()
  readonly #alerts: FreezeAlert[] = []
  readonly #notices: IssuerNotice[] = []
  readonly #gaps: BlockGap[] = []
  /** Proposals from whose accounts the token moved in this block, with the last transfer. */
  readonly #moved = new Map<string, Transfer>()
  /** Who received what in this block and before: one copy a proposal and block. */
  readonly #escapes = new Map<string, Map<AccountId, bigint>>()
  /** By transaction, whom the token froze in it. */
  readonly #frozenIn = new Map<string, AccountId[]>()

  constructor(state: FreezeState, watched: WatchedLoot) {
    this.#state = state
    this.#watched = watched
    this.#open = new Map(state.open)
    this.#needed = new Map(state.needed)
    this.#proven = new Set(state.proven)
    for (const p of state.open.values()) this.#index(p)
    this.#writer = new AlertWriter(state.issuer, watched, this.#needed, this.#proven)
  }

  move(t: Transfer): void {
    for (const key of this.#byAccount.get(payer(t)) ?? []) {
      const p = this.#open.get(key)
      if (p === undefined || p.act !== 'freeze' || p.worked) continue
      const escapedTo = this.#escapes.get(key) ?? new Map(p.escapedTo)
      this.#escapes.set(key, escapedTo.set(payee(t), (escapedTo.get(payee(t)) ?? 0n) + t.amount))
      this.#open.set(p.key, { ...p, escaped: p.escaped + t.amount, escapedTo })
      this.#moved.set(p.key, t)
    }
  }

  step(step: FreezeStep): void {
    switch (step.kind) {
      case 'submitted':
        this.#submitted(step)
        break
      case 'required':
        if (this.#knows(step.wallet)) this.#needed.set(step.wallet, step.needed)
        break
      case 'frozen':
      case 'unfrozen':
      case 'burned':
        this.#worked(step)
        break
      default:
        this.#signed(step)
    }
  }

  end(block: LiveBlock, gaps: readonly BlockGap[]): FreezeTold & { readonly state: FreezeState } {
    for (const [key, t] of this.#moved) {
      const p = this.#open.get(key)
      if (p !== undefined) this.#tell(this.#writer.alert('front-run', p, { ...t, by: t.from }))
    }
    // Loot may come to an account against which a freeze was proposed before.
    for (const p of this.#open.values())
      if (p.cases.length === 0 && !p.worked) this.#told(p, { tx: p.tx, block: block.height, at: block.at, by: p.by })
    this.#bound()
    const { issuer } = this.#state
    return {
      state: { issuer, needed: this.#needed, open: this.#open, proven: this.#proven },
      alerts: this.#alerts,
      notices: this.#notices,
      gaps: [...gaps, ...this.#gaps],
    }
  }

  #submitted(step: Step<'submitted'>): void {
    const { wallet, proposal, call, tx, at, by, confirmedBy } = step
    if (call === null || call.act === 'other' || call.account === null) {
      if (this.#proven.has(wallet)) this.#notices.push(this.#writer.notice(step))
      return
    }
    const key = proposalKey(wallet, proposal, tx)
    const cases: readonly string[] = []
    const rest = { escaped: 0n, escapedTo: new Map(), worked: false, cases }
    const p = { key, wallet, proposal, act: call.act, account: call.account, tx, at, by, confirmedBy, ...rest }
    this.#open.set(key, p)
    this.#index(p)
    this.#told(p, step)
  }

  /** Tells of a proposal, if its account is watched. */
  #told(p: OpenProposal, step: { tx: string; block: number; at: number; by: OpenProposal['by'] }): void {
    const cases = this.#watched.casesAt(p.account)
    if (cases.length === 0) return
    const told = { ...p, cases }
    this.#open.set(p.key, told)
    this.#tell(this.#writer.alert('proposed', told, step))
  }

  #signed(step: Step<'confirmed' | 'revoked' | 'executed' | 'failed'>): void {
    const key = proposalKey(step.wallet, step.proposal, step.tx)
    const p = this.#open.get(key)
    if (p === undefined) return
    if (step.kind === 'executed') {
      this.#prove(p, step.tx)
      this.#open.delete(key)
      if (p.worked) return
      const kind = ({ freeze: 'frozen', unfreeze: 'unfrozen', burn: 'burned' } as const)[p.act]
      this.#tell(this.#writer.alert(kind, p, step))
      return
    }
    const others = p.confirmedBy.filter(a => a !== step.by)
    const confirmedBy =
      step.kind === 'confirmed' && step.by !== null
        ? [...others, step.by]
        : step.kind === 'revoked'
          ? others
          : p.confirmedBy
    const next = { ...p, confirmedBy }
    this.#open.set(key, next)
    if (!p.worked) this.#tell(this.#writer.alert(step.kind, next, step))
  }

  /** The token says that an account is frozen (free, empty): by which proposal, if one was seen, and after how long. */
  #worked(step: Step<'frozen' | 'unfrozen' | 'burned'>): void {
    if (step.kind === 'frozen') this.#frozenIn.set(step.tx, [...(this.#frozenIn.get(step.tx) ?? []), step.account])
    const act = ({ frozen: 'freeze', unfrozen: 'unfreeze', burned: 'burn' } as const)[step.kind]
    const concerned = [...(this.#byAccount.get(step.account) ?? [])].flatMap(key => this.#open.get(key) ?? [])
    const found = concerned.filter(p => p.act === act && !p.worked)
    for (const p of found) this.#open.set(p.key, { ...p, worked: true })
    if (step.kind === 'unfrozen')
      for (const one of concerned) if (one.act === 'freeze') this.#open.set(one.key, { ...one, worked: false })
    // Of several, the first to be proposed tells the gap: from then on everybody could see it.
    const p = found.find(one => this.#proven.has(one.wallet)) ?? found[0]
    this.#tell(this.#writer.alert(step.kind, p ?? null, { ...step, by: null }, step.account, act))
  }

  /** A wallet in whose transaction the token froze the very account that was proposed is the issuer's. */
  #prove(p: OpenProposal, tx: string): void {
    if (p.act === 'freeze' && this.#frozenIn.get(tx)?.includes(p.account)) this.#proven.add(p.wallet)
  }

  #index({ account, key }: OpenProposal): void {
    const keys = this.#byAccount.get(account)
    if (keys === undefined) this.#byAccount.set(account, new Set([key]))
    else keys.add(key)
  }

  #knows(wallet: Address): boolean {
    return this.#proven.has(wallet) || [...this.#open.values()].some(p => p.wallet === wallet)
  }

  #tell(alert: FreezeAlert | null): void {
    if (alert !== null) this.#alerts.push(alert)
  }

  #bound(): void {
    const unproven = [...this.#open.values()].filter(p => !this.#proven.has(p.wallet))
    const extra = unproven.length - MOST_UNPROVEN
    if (extra <= 0) return
    for (const p of unproven.slice(0, extra)) this.#open.delete(p.key)
    const because = `${extra} proposals of wallets that nothing shows to be the issuer's were forgotten`
    this.#gaps.push({ kind: 'proposals-forgotten', because })
  }
}
