import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import { crossingPart } from '../crossing-plan.ts'
import type { AccountRow, Role } from '../trace-result.ts'
import type { UtxoFlow } from './utxo-flow.ts'
import type { UtxoKnowledge } from './utxo-knowledge.ts'
import type { UtxoNode } from './utxo-node.ts'

/** One row an account that taint reached, or that was named a source; ordered by hop, then account. */
export function utxoAccounts(
  flow: UtxoFlow,
  knowledge: UtxoKnowledge,
  nodes: readonly UtxoNode[],
  asset: AssetId,
): AccountRow[] {
  const rows = new Map<AccountId, AccountRow>()
  for (const node of nodes) {
    const { at } = node.transaction
    const join = (
      account: AccountId,
      part: { hop: number; tainted: bigint; held: bigint; role: Role; service: string | null },
    ): void => {
      const had = rows.get(account)
      rows.set(account, {
        account,
        asset,
        hop: had && had.hop < part.hop ? had.hop : part.hop,
        tainted: part.tainted + (had?.tainted ?? 0n),
        held: part.held + (had?.held ?? 0n),
        role: had && STRENGTH[had.role] > STRENGTH[part.role] ? had.role : part.role,
        service: part.service ?? had?.service ?? null,
        firstAt: had && had.firstAt < at ? had.firstAt : at,
        lastAt: had && had.lastAt > at ? had.lastAt : at,
      })
    }
    for (const theft of node.thefts)
      join(theft.account, { hop: 0, tainted: 0n, held: 0n, role: 'source', service: null })
    for (const output of node.outputs) {
      const rest = flow.rest(output)
      if (rest === 'clean') continue
      const gate = rest === 'crossed' ? flow.gateAt(output) : undefined
      const ends = rest === 'service' || gate !== undefined
      const service = ends ? (knowledge.service(output.account)?.name ?? gate?.service.name ?? null) : null
      const stays = gate ? output.taint - crossingPart(gate, output.taint) : output.taint
      const held = rest === 'held' || ends ? stays : 0n
      const follows = rest === 'held' || rest === 'followed'
      const role: Role = ends
        ? 'service'
        : output.origin || flow.isSource(output.account)
          ? 'source'
          : follows
            ? 'intermediate'
            : 'residue'
      join(output.account, { hop: output.hop, tainted: output.taint, held, role, service })
    }
  }
  return [...rows.values()].sort((a, b) => a.hop - b.hop || (a.account < b.account ? -1 : 1))
}

const STRENGTH: Readonly<Record<Role, number>> = { source: 4, service: 3, deposit: 2, intermediate: 1, residue: 0 }
