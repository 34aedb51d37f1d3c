import type { AccountId } from '../../../model/account.ts'
import type { Instant } from '../../../model/instant.ts'
import type { Transaction } from '../../../model/transaction.ts'
import type { CrossingGate } from '../crossing-plan.ts'
import type { PolicyName } from '../policy.ts'
import { ChainHeap } from './chain-heap.ts'
import { type AccountTheft, evaluate } from './evaluate.ts'
import { TheftIndex, transactionOf } from './theft-index.ts'
import type { UtxoKnowledge } from './utxo-knowledge.ts'
import { chainOrder, type TracedOutput, type UtxoNode } from './utxo-node.ts'
import type { UtxoTraceRequest } from './utxo-request.ts'

/** Why a tainted output is not followed; `followed`: it is; `crossed`: it pays into a crossing. */
export type Rest = 'clean' | 'service' | 'crossed' | 'floor' | 'hops' | 'unasked' | 'held' | 'impossible' | 'followed'

/**
 * The state of one doctrine. Every transaction is a function of its inputs; when an answer changes one, what descends from it is
 * evaluated again, earliest first. So the end does not depend on the order of the answers, and after every call to `settle` the
 * figures are conserved.
 */
export class UtxoFlow {
  readonly policy: PolicyName
  readonly nodes = new Map<string, UtxoNode>()
  /** Tainted outputs that wait for an answer. */
  readonly frontier = new Map<string, TracedOutput>()
  thefts: TheftIndex
  private readonly dirty = new ChainHeap()
  private readonly stalled = new Set<string>()
  private readonly request: UtxoTraceRequest
  private readonly knowledge: UtxoKnowledge
  private until: Instant

  constructor(request: UtxoTraceRequest, policy: PolicyName, knowledge: UtxoKnowledge, until: Instant) {
    this.request = request
    this.policy = policy
    this.knowledge = knowledge
    this.until = until
    this.thefts = new TheftIndex(request, knowledge, until)
  }

  /** Ids of transactions without which some inputs' amounts are unknown. */
  wanted(): string[] {
    return [...this.stalled].flatMap(id => this.nodes.get(id)?.wanted ?? [])
  }

  /** Looks again at everything that waited, now that more is known, and brings all figures up to date. */
  settle(sourcesChanged: boolean, until: Instant): void {
    if (sourcesChanged || until !== this.until) {
      this.until = until
      this.thefts = new TheftIndex(this.request, this.knowledge, until)
      for (const t of this.thefts.transactions) this.dirty.push(t)
      for (const node of this.nodes.values()) for (const output of node.outputs) this.look(output)
    }
    for (const output of this.frontier.values()) this.look(output)
    for (const id of this.knowledge.grown) {
      const node = this.nodes.get(id)
      if (node) this.dirty.push(node.transaction)
    }
    for (const id of this.stalled) {
      const node = this.nodes.get(id)
      if (node?.wanted.some(w => this.knowledge.missing.has(w) || this.knowledge.transactions.has(w)))
        this.dirty.push(node.transaction)
    }
    for (let t = this.dirty.pop(); t; t = this.dirty.pop()) this.visit(this.knowledge.transactions.get(t.tx) ?? t)
  }

  /** What becomes of an output by what is known now. */
  rest(output: TracedOutput): Rest {
    if (output.taint === 0n) return 'clean'
    if (this.gateAt(output)) return 'crossed'
    if (!output.origin) {
      const service = this.knowledge.service(output.account)
      if (service === undefined) return 'unasked'
      if (service) return 'service'
    }
    if (output.taint < this.request.floor) return 'floor'
    if (this.request.maxHops !== null && output.hop >= this.request.maxHops) return 'hops'
    const id = this.knowledge.spenders.get(output.outpoint)
    if (id === undefined) return 'unasked'
    const spender = id === null ? undefined : this.knowledge.transactions.get(id)
    if (!spender || spender.at > this.until) return 'held'
    return this.possible(transactionOf(output.outpoint), spender) ? 'followed' : 'impossible'
  }

  /** The gate by which an output's value goes on elsewhere, if any. */
  gateAt(output: TracedOutput): CrossingGate | undefined {
    return this.request.crossings?.gates.get(`${this.request.ledger} ${output.outpoint}`)
  }

  private visit(t: Transaction): void {
    const before = this.nodes.get(t.tx)
    const accountThefts = (this.thefts.paying.get(t.tx) ?? []).flatMap((n): AccountTheft[] => {
      const source = this.request.sources[n]
      if (source?.kind !== 'account') return []
      return [
        {
          source: n,
          account: source.account,
          left: source.amount === null ? null : source.amount - this.stolenBefore(n, t),
        },
      ]
    })
    const node = evaluate(t, {
      policy: this.policy,
      knowledge: this.knowledge,
      spent: point => {
        const output = this.output(point)
        return output && this.rest(output) === 'followed' ? output : undefined
      },
      accountThefts,
      wholeSource: this.thefts.whole.get(t.tx) ?? null,
      outputSources: this.thefts.outputs.get(t.tx) ?? new Map(),
      seeds: this.thefts.seeds.get(t.tx),
    })
    this.nodes.set(t.tx, node)
    if (node.wanted.length > 0) this.stalled.add(t.tx)
    else this.stalled.delete(t.tx)
    node.outputs.forEach((output, i) => {
      const old = before?.outputs[i]
      if (!old ? output.taint > 0n : !sameOutput(old, output)) this.look(output)
    })
    if (before && sum(before) !== sum(node)) this.revisitLaterThefts(accountThefts, t)
    else if (!before && node.thefts.length > 0) this.revisitLaterThefts(accountThefts, t)
  }

  /** Files an output: to wait, or to have its spender evaluated again. */
  private look(output: TracedOutput): void {
    if (this.rest(output) === 'unasked') this.frontier.set(output.outpoint, output)
    else this.frontier.delete(output.outpoint)
    const id = this.knowledge.spenders.get(output.outpoint)
    const spender = id ? this.knowledge.transactions.get(id) : undefined
    if (spender) this.dirty.push(spender)
  }

  private output(point: string): TracedOutput | undefined {
    return this.nodes.get(transactionOf(point))?.outputs[Number(point.slice(point.lastIndexOf(':') + 1))]
  }

  private stolenBefore(source: number, t: Transaction): bigint {
    let total = 0n
    for (const earlier of this.thefts.bySource[source] ?? []) {
      if (chainOrder(earlier, t) >= 0) break
      for (const theft of this.nodes.get(earlier.tx)?.thefts ?? []) if (theft.source === source) total += theft.amount
    }
    return total
  }

  private revisitLaterThefts(thefts: readonly AccountTheft[], t: Transaction): void {
    for (const { source, left } of thefts)
      if (left !== null)
        for (const later of this.thefts.bySource[source] ?? []) if (chainOrder(later, t) > 0) this.dirty.push(later)
  }

  /** A spender cannot stand in an earlier block than what it spends, nor (places in a block may be made up) in a ring with it. */
  private possible(creator: string, spender: Transaction): boolean {
    const made = this.knowledge.transactions.get(creator)
    if (!made || made.block !== spender.block) return made !== undefined && made.block < spender.block
    if (made.position < spender.position) return true
    const seen = new Set<string>()
    const open = [made]
    for (let t = open.pop(); t; t = open.pop()) {
      if (t.tx === spender.tx) return false
      for (const { prevTx } of t.inputs) {
        const up = prevTx === null || seen.has(prevTx) ? undefined : this.knowledge.transactions.get(prevTx)
        if (prevTx !== null) seen.add(prevTx)
        if (up && up.block === spender.block) open.push(up)
      }
    }
    return true
  }

  /** Whether an account was named as a source. */
  isSource(account: AccountId): boolean {
    return this.thefts.sourceAccounts.has(account)
  }
}

function sum(node: UtxoNode): bigint {
  return node.thefts.reduce((a, t) => a + t.amount, 0n)
}

function sameOutput(a: TracedOutput, b: TracedOutput): boolean {
  return (
    a.taint === b.taint &&
    a.hop === b.hop &&
    a.account === b.account &&
    a.lots.length === b.lots.length &&
    a.lots.every((lot, i) => lot.amount === b.lots[i]?.amount && lot.taint === b.lots[i]?.taint)
  )
}
