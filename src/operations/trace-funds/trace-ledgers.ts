import type { AccountTraceResume } from '../../analysis/flow/account/account-trace.ts'
import type { Known } from '../../analysis/flow/account/knowledge.ts'
import { planText } from '../../analysis/flow/crossing/plan-crossings.ts'
import type { CrossingPlan } from '../../analysis/flow/crossing-plan.ts'
import type { TraceResult } from '../../analysis/flow/trace-result.ts'
import type { AccountId } from '../../model/account.ts'
import { type LedgerId, namespaceOf } from '../../model/ledger.ts'
import type { World } from '../world.ts'
import { annotate } from './annotate.ts'
import { mergeResults } from './merge-results.ts'
import type { NamedSource } from './read-source.ts'
import { type AccountTraceAnswer, type AccountTraceOrder, traceAccounts } from './trace-accounts.ts'
import { traceUtxo } from './trace-utxo.ts'

/**
 * Traces over all ledgers by one plan of crossings after another. What a plan does not change is not traced anew, and no history is
 * fetched twice.
 */
export class LedgersTrace {
  private readonly order: AccountTraceOrder
  private readonly world: World
  private readonly histories = new Map<AccountId, Known>()
  private accounts: { readonly plan: string; readonly answer: AccountTraceAnswer } | null = null
  private readonly coins = new Map<LedgerId, { readonly plan: string; readonly answer: TraceResult }>()

  constructor(order: AccountTraceOrder, world: World) {
    this.order = order
    this.world = world
  }

  /**
   * @param within milliseconds for this round; null: no bound
   * @throws NotFoundError `source-silent`, `source-unknown`
   */
  async run(plan: CrossingPlan, within: number | null): Promise<TraceResult> {
    const { sources } = this.order
    const accounts = sources.filter(s => !isUtxo(ledgerOf(s)))
    let result: TraceResult | null = null
    if (accounts.length > 0 || [...plan.seeds.values()].some(s => s.transfer !== null)) {
      const text = planText(plan, ledger => !isUtxo(ledger as LedgerId))
      if (this.accounts?.plan !== text) {
        const resume = this.accounts === null ? this.order.resume : null
        const order = { ...this.order, sources: accounts, within, resume, crossings: plan, histories: this.histories }
        this.accounts = { plan: text, answer: await traceAccounts(order, this.world) }
      }
      result = this.accounts.answer.result
    }
    for (const ledger of utxoLedgers(sources, plan)) {
      const text = planText(plan, l => l === ledger)
      const named = sources.filter(s => ledgerOf(s) === ledger)
      let known = this.coins.get(ledger)
      if (known?.plan !== text) {
        const order = { ...this.order, within, ledger, sources: named, crossings: plan }
        known = { plan: text, answer: await traceUtxo(order, this.world) }
        this.coins.set(ledger, known)
      }
      result = result ? mergeResults(result, known.answer) : known.answer
    }
    return result as TraceResult
  }

  /** The last round's answer with the patterns of its account ledgers. */
  async annotated(plan: CrossingPlan): Promise<{ result: TraceResult; resume: AccountTraceResume | null }> {
    if (this.accounts) {
      const { answer } = this.accounts
      this.accounts = {
        ...this.accounts,
        answer: { ...answer, result: annotate(answer.result, answer.known, this.world.assets) },
      }
    }
    const result = await this.run(plan, null)
    return { result, resume: this.accounts?.answer.resume ?? null }
  }
}

/** Ledgers of the sources in their order, then those that crossings lead to. */
function utxoLedgers(sources: readonly NamedSource[], plan: CrossingPlan): Set<LedgerId> {
  const seeded = [...plan.seeds].flatMap(([key, seed]) => (seed.transfer ? [] : [key.slice(0, key.indexOf(' '))]))
  return new Set([...sources.map(ledgerOf).filter(isUtxo), ...(seeded.sort() as LedgerId[])])
}

function isUtxo(ledger: LedgerId): boolean {
  return namespaceOf(ledger) === 'bip122'
}

function ledgerOf(s: NamedSource): LedgerId {
  if (s.kind === 'transaction') return s.ledger
  return s.account.slice(0, s.account.indexOf(':', s.account.indexOf(':') + 1)) as LedgerId
}
