import type { FreezeAlert, WatchedLoot } from '../../analysis/freeze-gap/freeze-alert.ts'
import { freezeGaps } from '../../analysis/freeze-gap/freeze-gaps.ts'
import type { FreezeIssuer } from '../../analysis/freeze-gap/freeze-issuer.ts'
import { type FreezeState, freshFreezeState } from '../../analysis/freeze-gap/freeze-state.ts'
import { type AccountId, accountId } from '../../model/account.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { LiveBlock } from '../../model/live-block.ts'
import type { Transfer } from '../../model/transfer.ts'
import type { LiveShelf } from '../live/live-shelf.ts'

/** † States of so many blocks are kept: a deeper rebuilding is read anew from the shelf. */
const MOST_STATES = 64

/** Watches one issuer's proposals to freeze on one ledger. */
export class FreezeWatch {
  readonly issuer: FreezeIssuer
  #state: FreezeState
  /** By height, the state after the block, the latest last. */
  #after: (readonly [height: number, state: FreezeState])[] = []

  constructor(issuer: FreezeIssuer) {
    this.issuer = issuer
    this.#state = freshFreezeState(issuer)
  }

  /** Takes a block that was kept. */
  take(block: LiveBlock, watched: WatchedLoot): readonly FreezeAlert[] {
    const { state, alerts } = freezeGaps(this.#state, block, watched)
    this.#state = state
    this.#after.push([block.height, state])
    if (this.#after.length > MOST_STATES) this.#after.shift()
    return alerts
  }

  /** Takes back what lay above a height. False: too deep, it must be read anew. */
  undoTo(height: number): boolean {
    const kept = this.#after.filter(([h]) => h <= height)
    const last = kept.at(-1)
    if (last === undefined) return this.#after.length === 0
    this.#after = kept
    this.#state = last[1]
    return true
  }

  /** Reads from the shelf what was said before; what follows from it is told where it was not told yet. */
  async readAnew(shelf: LiveShelf, watched: WatchedLoot): Promise<readonly FreezeAlert[]> {
    this.#state = freshFreezeState(this.issuer)
    this.#after = []
    const alerts: FreezeAlert[] = []
    for (const block of await saidBlocks(this.issuer, shelf)) for (const a of this.take(block, watched)) alerts.push(a)
    return alerts
  }
}

/** The blocks in which an issuer's wallet or token said something, or an account moved that was to be frozen: with no more than that in each. */
async function saidBlocks(issuer: FreezeIssuer, shelf: LiveShelf): Promise<LiveBlock[]> {
  const { ledger, needs, asset } = issuer
  const events = await shelf.events({ ledger, topics: [...needs.topics] })
  const calls = (await shelf.calls({ ledger })).filter(
    c => (c.to !== null && needs.callees.has(c.to)) || needs.selectors.has(c.input.slice(0, 10)),
  )
  const blocks = new Map<number, LiveBlock>()
  const at = (place: { readonly block: number; readonly at: number }): LiveBlock => {
    const block = blocks.get(place.block) ?? bare(ledger, place.block, place.at)
    blocks.set(place.block, block)
    return block
  }
  for (const e of events) (at(e).events as unknown as object[]).push(e)
  for (const c of calls) (at(c).calls as unknown as object[]).push(c)
  const accounts = new Set<AccountId>()
  for (const block of blocks.values())
    for (const step of issuer.capture(block.calls, block.events).steps)
      if (step.kind === 'submitted' && step.call?.account) accounts.add(step.call.account)
  const seen = new Set<string>()
  for (const { transfers } of await shelf.histories([...accounts].map(account => ({ account }))))
    for (const t of transfers) {
      const key = `${t.tx}:${t.index}`
      if (t.asset !== asset || seen.has(key) || !accounts.has(accountId(ledger, t.from))) continue
      seen.add(key)
      ;(at(t).transfers as Transfer[]).push(t)
    }
  const sorted = [...blocks.values()].sort((a, b) => a.height - b.height)
  return sorted.map(b => ({ ...b, transfers: [...b.transfers].sort((a, c) => a.index - c.index) }))
}

function bare(ledger: LedgerId, height: number, at: number): LiveBlock {
  const nothing = { transfers: [], transactions: [], events: [], calls: [], memos: [], gaps: [] }
  return { ledger, height, hash: '', parent: '', at, ...nothing }
}
