import type { AccountId } from '../../model/account.ts'
import { outpoint, type Transaction } from '../../model/transaction.ts'
import type { PatternRow, TransferRow } from '../flow/trace-result.ts'
import { type CoinJoinFinding, detectCoinJoin } from './coinjoin.ts'

/** Least steps of a peel chain. */
const PEEL_STEPS = 3
/** A peeled-off output below this many satoshi is dust, not a payment. */
const PEEL_LEAST = 1000n
/** A transaction that gathers at least this many tainted outputs into at most two is a consolidation. */
const GATHERED = 5

/**
 * Names the UTXO patterns of a traced flow: CoinJoins that it enters, spends that join what left different CoinJoins, peel chains,
 * consolidations. Definitions and sources: docs/utxo.md.
 * @param transfers the tainted transfers
 * @param transactions those that carry taint, in chain order
 */
export function findUtxoPatterns(
  transfers: readonly TransferRow[],
  transactions: readonly Transaction[],
): PatternRow[] {
  const rows = new Map(transfers.map((t, i) => [outpoint(t.tx, t.index), i]))
  const byTx = new Map<string, number[]>()
  transfers.forEach((t, i) => {
    const list = byTx.get(t.tx)
    if (list) list.push(i)
    else byTx.set(t.tx, [i])
  })
  const graph: Graph = {
    transfers,
    rows,
    byTx,
    spent: t => t.inputs.flatMap(i => rows.get(outpoint(i.prevTx ?? '', i.prevIndex)) ?? []),
  }
  const joins = new Map<string, CoinJoinFinding>()
  for (const t of transactions) {
    const found = detectCoinJoin(t)
    if (found) joins.set(t.tx, found)
  }
  return [
    ...coinJoins(graph, transactions, joins),
    ...peels(graph, transactions, joins),
    ...gathers(graph, transactions, joins),
  ]
}

interface Graph {
  readonly transfers: readonly TransferRow[]
  readonly rows: ReadonlyMap<string, number>
  readonly byTx: ReadonlyMap<string, readonly number[]>
  /** The tainted transfers that a transaction spends. */
  readonly spent: (t: Transaction) => number[]
}

function accountsOf(g: Graph, rows: readonly number[]): AccountId[] {
  return [...new Set(rows.flatMap(i => g.transfers[i]?.to ?? []))]
}

function coinJoins(
  g: Graph,
  transactions: readonly Transaction[],
  joins: ReadonlyMap<string, CoinJoinFinding>,
): PatternRow[] {
  return transactions.flatMap((t): PatternRow[] => {
    const into = g.spent(t)
    const found = joins.get(t.tx)
    if (found)
      return [
        {
          pattern: 'coinjoin',
          accounts: accountsOf(g, into),
          transfers: [...into, ...(g.byTx.get(t.tx) ?? [])],
          figures: {
            tx: t.tx,
            kind: found.kind,
            denomination: found.denomination.toString(),
            equalOutputs: found.equalOutputs,
            confidence: found.confidence,
          },
          because: `${t.tx} has the shape of ${found.kind}: ${found.because}; its outputs are tainted by the doctrine, not by known ownership`,
        },
      ]
    const post = into.filter(i => joins.has(g.transfers[i]?.tx ?? ''))
    const rounds = new Set(post.map(i => g.transfers[i]?.tx))
    if (rounds.size < 2) return []
    return [
      {
        pattern: 'post-mix-consolidation',
        accounts: accountsOf(g, post),
        transfers: [...post, ...(g.byTx.get(t.tx) ?? [])],
        figures: { tx: t.tx, rounds: rounds.size, outputs: post.length },
        because: `${t.tx} spends together what left ${rounds.size} different CoinJoins, which ties these outputs to one owner`,
      },
    ]
  })
}

/** Each step: one tainted input, two outputs or more; the largest output goes on to an address that did not pay in. */
function peels(
  g: Graph,
  transactions: readonly Transaction[],
  joins: ReadonlyMap<string, CoinJoinFinding>,
): PatternRow[] {
  const next = new Map<string, { t: Transaction; on: string; sides: number }>()
  for (const t of transactions) {
    const input = t.inputs[0]
    if (t.inputs.length !== 1 || !input || input.prevTx === null || t.outputs.length < 2 || joins.has(t.tx)) continue
    const ranked = [...t.outputs].sort((a, b) =>
      a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : a.index - b.index,
    )
    const [largest, ...sides] = ranked
    const peeled = sides.filter(o => o.amount >= PEEL_LEAST)
    if (!largest || peeled.length === 0 || largest.address === null || largest.address === input.address) continue
    next.set(outpoint(input.prevTx, input.prevIndex), { t, on: outpoint(t.tx, largest.index), sides: peeled.length })
  }
  const continued = new Set([...next.values()].map(s => s.on))
  const out: PatternRow[] = []
  for (const start of next.keys()) {
    if (continued.has(start)) continue
    const steps: Transaction[] = []
    let sides = 0
    for (let step = next.get(start); step && g.byTx.has(step.t.tx); step = next.get(step.on)) {
      steps.push(step.t)
      sides += step.sides
    }
    if (steps.length < PEEL_STEPS) continue
    const rows = steps.flatMap(t => g.byTx.get(t.tx) ?? [])
    out.push({
      pattern: 'peel-chain',
      accounts: accountsOf(g, rows),
      transfers: rows,
      figures: {
        steps: steps.length,
        peeledOutputs: sides,
        firstTx: steps[0]?.tx ?? '',
        lastTx: steps[steps.length - 1]?.tx ?? '',
      },
      because: `${steps.length} spends in a row of one coin each pay a smaller part aside and pass the larger on to a new address`,
    })
  }
  return out
}

function gathers(
  g: Graph,
  transactions: readonly Transaction[],
  joins: ReadonlyMap<string, CoinJoinFinding>,
): PatternRow[] {
  return transactions.flatMap((t): PatternRow[] => {
    const into = g.spent(t)
    if (into.length < GATHERED || t.outputs.length > 2 || joins.has(t.tx)) return []
    return [
      {
        pattern: 'fan-in',
        accounts: accountsOf(g, into),
        transfers: [...into, ...(g.byTx.get(t.tx) ?? [])],
        figures: { tx: t.tx, taintedInputs: into.length, outputs: t.outputs.length },
        because: `${t.tx} gathers ${into.length} tainted outputs into ${t.outputs.length}`,
      },
    ]
  })
}
