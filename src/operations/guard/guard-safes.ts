import { type HashedTransaction, hashTransactions } from '../../analysis/guard/candidates.ts'
import { callDecoder } from '../../analysis/guard/decode-call.ts'
import { guardWords } from '../../analysis/guard/guard-words.ts'
import { type JudgedSafe, judgeSafe } from '../../analysis/guard/judge-safe.ts'
import { judgeSimulation } from '../../analysis/guard/judge-simulation.ts'
import { RecoveryBudget } from '../../analysis/guard/recovery-budget.ts'
import { settleDomains } from '../../analysis/guard/settle-domains.ts'
import type { GuardFinding } from '../../analysis/guard/severity.ts'
import { GUARD_KNOWLEDGE } from '../../catalog/guard/guard-knowledge.ts'
import type { CapturedTransaction, SafeState } from '../../formats/safe/captured-transaction.ts'
import { splitSignatures } from '../../formats/safe/safe-signature.ts'
import type { Address } from '../../model/address.ts'
import { CordonError } from '../../model/errors.ts'
import type { GuardAnswer } from './guard-answer.ts'
import type { SafeNode } from './guard-sources.ts'
import { tellJudged } from './tell-judged.ts'

type Gap = GuardAnswer['gaps'][number]

/** Transactions that are tried on a node for one question. */
const MOST_TRIED = 25
/** Agreements that a node is asked about for one question. */
const MOST_ASKED = 200

/** A Safe and its transactions, read and not judged yet. */
export interface GatheredSafe {
  readonly state: SafeState
  readonly transactions: readonly CapturedTransaction[]
}

/** Signers that are recovered for one question: some twenty seconds. */
const MOST_RECOVERIES = 20_000

/** Judges gathered Safes, with a node's help where there is one. */
export async function guardSafes(
  gathered: readonly GatheredSafe[],
  node: SafeNode | null,
  gaps: readonly Gap[],
  mostRecoveries: number = MOST_RECOVERIES,
): Promise<GuardAnswer> {
  const budget = new RecoveryBudget(mostRecoveries)
  const decode = callDecoder(GUARD_KNOWLEDGE.functions)
  const judged: JudgedSafe[] = []
  const more: Gap[] = [...gaps]
  for (const one of gathered) {
    const help = node === null ? NO_HELP : await askNode(one, node, more)
    judged.push(
      judgeSafe({
        ...one,
        knowledge: GUARD_KNOWLEDGE,
        decode,
        budget,
        chain: (hash, owner) => help.agreed.get(`${hash} ${owner}`),
        simulated: ({ hash }) => help.simulated.get(hash) ?? [],
      }),
    )
  }
  return tellJudged(judged, more, decode)
}

interface NodeHelp {
  readonly agreed: ReadonlyMap<string, boolean>
  readonly simulated: ReadonlyMap<string, readonly GuardFinding[]>
}

const NO_HELP: NodeHelp = { agreed: new Map(), simulated: new Map() }

/** Asks the node what only it can tell of the pending transactions. What it cannot tell becomes a gap. */
async function askNode({ state, transactions }: GatheredSafe, node: SafeNode, gaps: Gap[]): Promise<NodeHelp> {
  const agreed = new Map<string, boolean>()
  const simulated = new Map<string, readonly GuardFinding[]>()
  const pending = hashTransactions(
    transactions.filter(t => !t.executed && (state.nonce === null || t.tx.nonce >= state.nonce)),
    settleDomains(state, transactions, GUARD_KNOWLEDGE.chainIds),
  )
  const words = guardWords(GUARD_KNOWLEDGE, state.chainId, state.safe)
  for (const [index, one] of pending.entries()) {
    if (index === MOST_TRIED) {
      gaps.push({
        kind: 'simulation-cut',
        because: `only the first ${MOST_TRIED} of ${pending.length} were tried on the node`,
      })
      break
    }
    try {
      const tried = await node.simulate(one.tx, state)
      simulated.set(one.hash, judgeSimulation(state.safe, tried, words, GUARD_KNOWLEDGE))
      if (tried.how === 'called')
        gaps.push({
          kind: 'simulation-blind',
          because: `${node.source} tells whether a transaction succeeds, not what it changes`,
        })
    } catch (error) {
      if (!(error instanceof CordonError)) throw error
      gaps.push({ kind: 'simulation-failed', because: `nonce ${one.tx.nonce}: ${error.message}` })
    }
    for (const { owner, signature } of one.confirmations) {
      if (signature === null || agreed.size >= MOST_ASKED) continue
      const word = await askAgreement(one, owner, signature, node, gaps)
      if (word !== null) agreed.set(`${one.hash} ${owner}`, word)
    }
  }
  return { agreed, simulated }
}

/** A signature that names its owner is worth what the chain says; null: it is none of those, or nobody can tell. */
async function askAgreement(
  { tx, domain }: HashedTransaction,
  owner: Address,
  text: string,
  node: SafeNode,
  gaps: Gap[],
): Promise<boolean | null> {
  try {
    const [signature] = splitSignatures(text)
    if (signature === undefined || signature.names === null) return null
    return await node.agreed(tx, domain, owner, signature)
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    if (error.code !== 'safe-signature-malformed') gaps.push({ kind: 'agreement-unproved', because: error.message })
    return null
  }
}
