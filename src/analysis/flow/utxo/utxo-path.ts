import type { AccountId } from '../../../model/account.ts'
import { outpoint } from '../../../model/transaction.ts'
import type { TransferRow } from '../trace-result.ts'
import type { UtxoFlow } from './utxo-flow.ts'
import { chainOrder, type TracedOutput, type UtxoNode } from './utxo-node.ts'

/** The tainted transfers of a flow and, by output, the widest way to it. */
export class UtxoPaths {
  readonly rows: TransferRow[] = []
  /** In chain order, but what is spent always before its spender. */
  readonly nodes: readonly UtxoNode[]
  private readonly rowOf = new Map<string, number>()
  private readonly before = new Map<string, string | null>()
  private readonly width = new Map<string, bigint>()

  constructor(flow: UtxoFlow, asset: TransferRow['asset']) {
    this.nodes = spentFirst(flow)
    for (const node of this.nodes) {
      const t = node.transaction
      const from = payerOf(node, flow)
      for (const output of node.outputs) {
        if (output.taint === 0n) continue
        this.widen(node, output)
        if (output.origin) continue
        this.rowOf.set(output.outpoint, this.rows.length)
        const { index, account: to, amount, taint: tainted } = output
        this.rows.push({ tx: t.tx, index, block: t.block, at: t.at, from, to, asset, amount, tainted })
      }
    }
  }

  /** The width of the widest way to an output. */
  widthOf(point: string): bigint {
    return this.width.get(point) ?? 0n
  }

  /** The widest way to an output, as row numbers from the source on. */
  pathTo(point: string): number[] {
    const path: number[] = []
    for (let at: string | null = point; at !== null; at = this.before.get(at) ?? null) {
      const row = this.rowOf.get(at)
      if (row !== undefined) path.push(row)
    }
    return path.reverse()
  }

  private widen(node: UtxoNode, output: TracedOutput): void {
    const shares = new Map<number, bigint>()
    for (const lot of output.lots) if (lot.taint > 0n) shares.set(lot.via, (shares.get(lot.via) ?? 0n) + lot.taint)
    let best = 0n
    let via: string | null = null
    for (const [input, share] of shares) {
      const spent = node.transaction.inputs[input]
      const point =
        spent && spent.prevTx !== null && (node.taintIn[input] ?? 0n) > 0n
          ? outpoint(spent.prevTx, spent.prevIndex)
          : null
      const inWidth = point === null ? share : this.widthOf(point)
      const width = inWidth < share ? inWidth : share
      if (width > best) {
        best = width
        via = point
      }
    }
    this.width.set(output.outpoint, best)
    this.before.set(output.outpoint, via)
  }
}

/** Where places in a block are made up (explorers do not tell them) chain order alone may put a spender first; its way would be lost. */
function spentFirst(flow: UtxoFlow): UtxoNode[] {
  const out = new Set<UtxoNode>()
  for (const node of [...flow.nodes.values()].sort((a, b) => chainOrder(a.transaction, b.transaction))) {
    const open = [node]
    for (let top = open[open.length - 1]; top; top = open[open.length - 1]) {
      const missing = out.has(top) ? undefined : firstMissing(top, flow, out)
      if (missing) open.push(missing)
      else {
        out.add(top)
        open.pop()
      }
    }
  }
  return [...out]
}

function firstMissing(node: UtxoNode, flow: UtxoFlow, out: ReadonlySet<UtxoNode>): UtxoNode | undefined {
  for (const [i, input] of node.transaction.inputs.entries()) {
    if ((node.taintIn[i] ?? 0n) === 0n || input.prevTx === null) continue
    const made = flow.nodes.get(input.prevTx)
    if (made && !out.has(made)) return made
  }
  return undefined
}

/** The account of the input with the most taint; where a theft began, the source. */
function payerOf(node: UtxoNode, flow: UtxoFlow): AccountId | null {
  let most = 0n
  let from: AccountId | null = null
  node.transaction.inputs.forEach((input, i) => {
    const taint = node.taintIn[i] ?? 0n
    if (input.prevTx === null || taint <= most) return
    most = taint
    from = flow.nodes.get(input.prevTx)?.outputs[input.prevIndex]?.account ?? null
  })
  for (const theft of node.thefts) {
    if (theft.amount > most) {
      most = theft.amount
      from = theft.account
    }
  }
  return from
}
