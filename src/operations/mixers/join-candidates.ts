import type { CandidateRow, TraceResult } from '../../analysis/flow/trace-result.ts'
import { coinJoinCandidates } from '../../analysis/mixers/coinjoin-candidates.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { outpoint } from '../../model/transaction.ts'
import type { World } from '../world.ts'

/** Joins that are looked into; a flood of them says nothing of any. */
const MOST_JOINS = 200

/** Candidates for what went into the CoinJoins that a trace named. */
export async function joinCandidates(result: TraceResult, world: Pick<World, 'utxo'>): Promise<CandidateRow[]> {
  const rows: CandidateRow[] = []
  const joins = result.patterns.filter(p => p.pattern === 'coinjoin').slice(0, MOST_JOINS)
  for (const join of joins) {
    const tx = String(join.figures['tx'])
    const ledger = join.accounts[0]?.split(':').slice(0, 2).join(':') as LedgerId | undefined
    if (!ledger) continue
    const tainted = new Set(
      result.transfers.filter(t => t.asset.startsWith(`${ledger}/`)).map(t => outpoint(t.tx, t.index)),
    )
    rows.push(...(await candidatesOfJoin(ledger, tx, point => tainted.has(point), world)))
  }
  return rows
}

/** Candidates for some inputs of one CoinJoin. @param asked which outpoints, `txid:vout`, are asked about */
export async function candidatesOfJoin(
  ledger: LedgerId,
  tx: string,
  asked: (point: string) => boolean,
  world: Pick<World, 'utxo'>,
): Promise<CandidateRow[]> {
  const [bare] = await world.utxo.transactions(ledger, [tx])
  if (!bare) return []
  // Without undo data an input tells neither amount nor address; what made it may be in the data.
  const ids = [...new Set(bare.inputs.flatMap(i => (i.amount === null && i.prevTx !== null ? [i.prevTx] : [])))]
  const made = new Map((await world.utxo.transactions(ledger, ids)).flatMap(m => (m ? [[m.tx, m] as const] : [])))
  const inputs = bare.inputs.map(i => {
    const spent = i.prevTx === null ? undefined : made.get(i.prevTx)?.outputs[i.prevIndex]
    return spent ? { ...i, amount: spent.amount, address: spent.address } : i
  })
  const transaction = { ...bare, inputs }
  const own = inputs.flatMap((i, n) => (i.prevTx !== null && asked(outpoint(i.prevTx, i.prevIndex)) ? [n] : []))
  if (own.length === 0) return []
  const spent = await world.utxo.spenders(
    ledger,
    transaction.outputs.map(o => outpoint(tx, o.index)),
  )
  const spenders = new Map(transaction.outputs.flatMap((o, i) => (spent[i] ? [[o.index, spent[i].tx] as const] : [])))
  return coinJoinCandidates({ transaction, inputs: own, spenders })
}
