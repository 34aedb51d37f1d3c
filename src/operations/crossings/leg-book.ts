import type { CrossingEntry, CrossingGap } from '../../analysis/crossing/crossing-entry.ts'
import { depositsForSweeps, payersOf } from '../../analysis/crossing/deposit-addresses.ts'
import { legKey } from '../../analysis/crossing/leg-order.ts'
import { payoutsToAsked } from '../../analysis/crossing/payouts-to-asked.ts'
import { splitAccount } from '../../model/account.ts'
import type { CrossingLeg } from '../../model/crossing.ts'
import { type LedgerId, namespaceOf } from '../../model/ledger.ts'
import type { BlockRef } from '../../model/live-block.ts'
import type { CrossingGround } from './crossing-ground.ts'
import { readLegs } from './read-legs.ts'

/** Legs of one ledger up to a block. */
interface Page {
  /** Where each reading ended, the last one last: after an undoing, the legs above the last one that still stands are read again. */
  marks: BlockRef[]
  legs: CrossingLeg[]
  gaps: (CrossingGap & { readonly block: number })[]
}

/**
 * All legs of all ledgers, read once: what is new is added at each asking, what was undone by a reorganisation is taken out.
 */
export class LegBook {
  readonly #ground: CrossingGround
  readonly #entries: readonly CrossingEntry[]
  readonly #pages = new Map<LedgerId, Page>()
  /** Payments to accounts that orders named, by the order; read again until the window is over. */
  readonly #asked = new Map<string, { readonly legs: readonly CrossingLeg[]; readonly settled: boolean }>()

  constructor(ground: CrossingGround, entries: readonly CrossingEntry[]) {
    this.#ground = ground
    this.#entries = entries
  }

  /** Reads what is new. */
  async refresh(): Promise<{ readonly legs: readonly CrossingLeg[]; readonly gaps: readonly CrossingGap[] }> {
    const ledgers = await this.#ground.ledgers()
    let undone = false
    for (const ledger of ledgers) undone = (await this.#refreshLedger(ledger)) || undone
    // A payout that was seen may have been undone with its block; the accounts are few, so that all are asked again.
    if (undone) this.#asked.clear()
    const pages = [...this.#pages.values()]
    const legs = pages.flatMap(p => p.legs)
    const payouts = await this.#payouts(legs, ledgers)
    return { legs: [...(await this.#deposits(legs)), ...payouts], gaps: pages.flatMap(p => p.gaps) }
  }

  /** The customers' payments in the place of the sweeps of their deposit addresses. */
  async #deposits(legs: readonly CrossingLeg[]): Promise<readonly CrossingLeg[]> {
    let all = legs
    for (const entry of this.#entries) {
      const payers = payersOf(entry, all)
      const histories = await this.#ground.histories(payers.map(account => ({ account, limit: 50 })))
      if (histories.length > 0)
        all = depositsForSweeps(entry, all, new Map(histories.map(h => [h.account, h.transfers])))
    }
    return all
  }

  /** @returns whether blocks were undone */
  async #refreshLedger(ledger: LedgerId): Promise<boolean> {
    const tip = await this.#ground.tip(ledger)
    const page = this.#pages.get(ledger) ?? { marks: [], legs: [], gaps: [] }
    if (tip === null) {
      const { legs, gaps } = await readLegs(this.#ground, this.#entries, ledger, null, null)
      this.#pages.set(ledger, { marks: [], legs: [...legs], gaps: gaps.map(g => ({ ...g, block: 0 })) })
      return false
    }
    const before = page.marks.length
    while (page.marks.length > 0) {
      const mark = page.marks.at(-1) as BlockRef
      const stands = mark.height <= tip.height && (await this.#ground.blockAt(ledger, mark.height))?.hash === mark.hash
      if (stands) break
      page.marks.pop()
    }
    const from = page.marks.at(-1)?.height ?? -1
    const undone = page.marks.length < before
    if (undone) {
      page.legs = page.legs.filter(l => l.block <= from)
      page.gaps = page.gaps.filter(g => g.block <= from)
    }
    if (tip.height > from) {
      const { legs, gaps } = await readLegs(this.#ground, this.#entries, ledger, from + 1, tip.height)
      page.legs.push(...legs)
      page.gaps.push(...gaps.map(g => ({ ...g, block: tip.height })))
      page.marks.push({ height: tip.height, hash: tip.hash })
    }
    this.#pages.set(ledger, page)
    return undone
  }

  async #payouts(legs: readonly CrossingLeg[], ledgers: readonly LedgerId[]): Promise<CrossingLeg[]> {
    const { lastAt } = await this.#ground.summary()
    const utxoLast = (await this.#ground.utxo.summary()).lastAt
    const now = Math.max(lastAt ?? 0, utxoLast ?? 0)
    const windows = new Map(
      this.#entries.filter(e => e.pairs.by === 'address').map(e => [e.name, e.pairs.windowSeconds]),
    )
    const found: CrossingLeg[] = []
    for (const leg of legs) {
      const window = windows.get(leg.crossing)
      const account = leg.asked?.account
      if (leg.side !== 'in' || window === undefined || !account || !ledgers.includes(splitAccount(account).ledger))
        continue
      const key = legKey(leg)
      let known = this.#asked.get(key)
      if (!known?.settled) {
        const utxo = namespaceOf(splitAccount(account).ledger) === 'bip122'
        const transactions = utxo ? await this.#ground.utxo.byAccount(account) : []
        const [history] = utxo ? [] : await this.#ground.histories([{ account, from: leg.at, until: leg.at + window }])
        known = {
          legs: payoutsToAsked(leg, window, { transfers: history?.transfers ?? [], transactions }),
          settled: now > leg.at + window,
        }
        this.#asked.set(key, known)
      }
      found.push(...known.legs)
    }
    return found
  }
}
