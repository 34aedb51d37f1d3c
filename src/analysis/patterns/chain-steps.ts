import type { AccountId } from '../../model/account.ts'
import type { FlowGraph } from './flow-graph.ts'
import type { Edge, Group, Place } from './place.ts'

/** What one account of a chain did: the payments that go on, and the payments aside. */
export interface ChainStep {
  readonly from: AccountId
  readonly to: AccountId
  /** All that the next account paid of the asset. */
  readonly next: Group | undefined
  /** All payments to the next account, a test payment included. */
  readonly main: readonly Edge[]
  readonly amount: bigint
  readonly aside: readonly Edge[]
}

interface Branch {
  readonly edges: Edge[]
  sum: bigint
  readonly fresh: boolean
}

/**
 * The step by which a chain goes on from an account: more than half of what it paid of the asset goes to one fresh account.
 * What left to services, and to used accounts that pay nothing on, does not count: a peel to a mixer may well be larger than
 * what goes on (LI.FI 2024).
 * @returns null where no fresh account got the most
 */
export function chainStep(graph: FlowGraph, group: Group): ChainStep | null {
  const branches = new Map<Place, Branch>()
  let exits = 0n
  for (const e of group.edges) {
    let branch = branches.get(e.payee)
    if (!branch) {
      branch = { edges: [], sum: 0n, fresh: graph.fresh(e) }
      branches.set(e.payee, branch)
    }
    branch.edges.push(e)
    branch.sum += e.amount
    if (!branch.fresh && (e.payee.service || !e.payee.paid(e.asset))) exits += e.amount
  }
  let most: Branch | null = null
  for (const branch of branches.values()) if (branch.fresh && (!most || branch.sum > most.sum)) most = branch
  return most && most.sum * 2n > group.total - exits ? step(group, most) : null
}

function step(group: Group, { edges, sum }: Branch): ChainStep {
  const { payee } = edges[0] as Edge
  return {
    from: group.account,
    to: payee.account,
    next: payee.paid(group.asset),
    main: edges,
    amount: sum,
    aside: group.edges.filter(e => e.payee !== payee),
  }
}

/** The payments that first fed a chain's head, where the head was fresh: the lot that the chain carries on. */
export function feedingLot(graph: FlowGraph, head: Group): ChainStep | null {
  const income = head.place.got(head.asset)?.edges ?? []
  const first = income[0]
  if (!first || first.payer.service || !graph.fresh(first)) return null
  const main = income.filter(e => e.payer === first.payer)
  let amount = 0n
  for (const e of main) amount += e.amount
  return { from: first.from, to: head.account, next: head, main, amount, aside: [] }
}
