import type { AccountId } from '../../../model/account.ts'
import type { Instant } from '../../../model/instant.ts'
import type { Transaction } from '../../../model/transaction.ts'
import { POLICIES } from '../policy.ts'
import type { TraceResult } from '../trace-result.ts'
import { seedsOn, transactionOf } from './theft-index.ts'
import { UtxoFlow } from './utxo-flow.ts'
import { UtxoKnowledge } from './utxo-knowledge.ts'
import type { UtxoAnswers, UtxoNeeds, UtxoTraceRequest } from './utxo-request.ts'
import { utxoResult } from './utxo-result.ts'

const BATCH = 1000
/** Outputs with less than this part of the largest waiting taint are left for later rounds. */
const VALUE_STEP = 16n

/**
 * A trace over a UTXO ledger, as a value that asks: fetch what {@link needs} names and {@link advance} with it, until it names
 * nothing. It may be left alone at any time: {@link result} is conserved after every step, and tells what is not followed yet.
 * The largest waiting value is asked for first, a bounded number at a time.
 */
export class UtxoTrace {
  /** null when the trace is finished. */
  needs: UtxoNeeds | null = null
  private readonly request: UtxoTraceRequest
  private readonly knowledge: UtxoKnowledge
  private readonly flows: readonly UtxoFlow[]
  private until: Instant

  constructor(request: UtxoTraceRequest) {
    this.request = request
    this.until = request.until
    this.knowledge = new UtxoKnowledge(request)
    const others = request.allPolicies ? POLICIES.filter(p => p !== request.policy) : []
    this.flows = [request.policy, ...others].map(p => new UtxoFlow(request, p, this.knowledge, this.until))
    this.needs = this.ask()
  }

  /** True when nothing is left to ask. */
  get finished(): boolean {
    return this.needs === null
  }

  /** The transactions fetched so far, by id. */
  get transactions(): ReadonlyMap<string, Transaction> {
    return this.knowledge.transactions
  }

  /**
   * Goes on with what was fetched; answers may come in any order and in parts.
   * @throws SourceError `spender-mismatch`, `transaction-mismatch`; NotFoundError `source-unknown`
   */
  advance(answers: UtxoAnswers): void {
    this.knowledge.learn(answers)
    const sources = (answers.accounts?.size ?? 0) > 0 || this.sourcesIn(answers.transactions)
    for (const flow of this.flows) flow.settle(sources, this.until)
    this.needs = this.ask()
  }

  /** Lets the trace see further: up to a later time. What was unspent is asked for again. */
  extend(until: Instant): void {
    if (until < this.until) throw new RangeError('a trace can only be extended to a later time')
    this.until = until
    this.knowledge.forgetUnspent()
    for (const flow of this.flows) flow.settle(true, until)
    this.needs = this.ask()
  }

  /** The answer so far. */
  result(): TraceResult {
    const [main, ...others] = this.flows
    return utxoResult({ ...this.request, until: this.until }, this.knowledge, main as UtxoFlow, others, this.finished)
  }

  private sourcesIn(transactions: ReadonlyMap<string, Transaction | null> | undefined): boolean {
    return this.sourceTransactions().some(id => transactions?.has(id))
  }

  private sourceTransactions(): string[] {
    const named = this.request.sources.flatMap(s =>
      s.kind === 'account' ? [] : [s.kind === 'transaction' ? s.tx : transactionOf(s.outpoint)],
    )
    return [...named, ...seedsOn(this.request).map(([point]) => transactionOf(point))]
  }

  private ask(): UtxoNeeds | null {
    const accounts = this.request.sources.flatMap(s =>
      s.kind === 'account' && !this.knowledge.accounts.has(s.account) ? [s.account] : [],
    )
    const transactions = new Set(this.sourceTransactions())
    for (const flow of this.flows) for (const id of flow.wanted()) transactions.add(id)
    const open = [...transactions].filter(id => !this.knowledge.transactions.has(id) && !this.knowledge.missing.has(id))
    const outpoints: string[] = []
    const verdicts = new Set<AccountId>()
    for (const [point, account] of this.largest()) {
      if (this.knowledge.service(account) === undefined) verdicts.add(account)
      if (!this.knowledge.spenders.has(point)) outpoints.push(point)
    }
    if (accounts.length + open.length + outpoints.length + verdicts.size === 0) return null
    return { accounts: [...new Set(accounts)], transactions: open, outpoints, verdicts: [...verdicts] }
  }

  /** The waiting outputs with the most taint by any doctrine. */
  private largest(): [string, AccountId][] {
    const taint = new Map<string, bigint>()
    const account = new Map<string, AccountId>()
    for (const flow of this.flows)
      for (const [point, output] of flow.frontier) {
        account.set(point, output.account)
        if (output.taint > (taint.get(point) ?? 0n)) taint.set(point, output.taint)
      }
    const ranked = [...taint].sort(([p, a], [q, b]) => (a > b ? -1 : a < b ? 1 : p < q ? -1 : 1))
    const least = (ranked[0]?.[1] ?? 0n) / VALUE_STEP
    return ranked
      .filter(([, t]) => t >= least)
      .slice(0, this.request.batch ?? BATCH)
      .map(([point]) => [point, account.get(point) as AccountId])
  }
}

/** Starts a trace; same as `new UtxoTrace`. */
export function startUtxoTrace(request: UtxoTraceRequest): UtxoTrace {
  return new UtxoTrace(request)
}
