import type {
  CapturedConfirmation,
  CapturedTransaction,
  SafeCapture,
  SafeState,
} from '../../formats/safe/captured-transaction.ts'
import { readSafeCapture } from '../../formats/safe/read-safe-capture.ts'
import { readSafeState, unknownSafe } from '../../formats/safe/read-safe-state.ts'
import type { SafeTransaction } from '../../formats/safe/safe-transaction.ts'
import type { Address } from '../../model/address.ts'
import { CordonError, InputError, SourceError } from '../../model/errors.ts'
import type { GuardAnswer } from './guard-answer.ts'
import type { GatheredSafe } from './guard-safes.ts'
import type { SafeNode, SafeQueue } from './guard-sources.ts'

type Gap = GuardAnswer['gaps'][number]

/** Safes of one capture that are judged. */
const MOST_SAFES = 20

/** What the user knows of the Safe; it goes before what node and service say. */
export type ToldSafe = Pick<SafeState, 'version' | 'chainId' | 'owners' | 'threshold'>

/** From where Safes and their transactions are gathered. */
export interface GuardSources {
  /** The one Safe that is asked about; null: every Safe of the capture. */
  readonly safe: Address | null
  /** Answers of a transaction service, from a file. */
  readonly captures: readonly unknown[]
  readonly told: ToldSafe
  readonly node: SafeNode | null
  readonly queue: SafeQueue | null
}

/**
 * Brings together what file, service, node and user say of each Safe. What fails is told as a gap, and hides nothing else.
 * @throws InputError `capture-unreadable`
 */
export async function gatherSafes(sources: GuardSources): Promise<{ safes: GatheredSafe[]; gaps: Gap[] }> {
  const { safe, captures, queue, node, told } = sources
  const gaps: Gap[] = []
  const read = captures.map(json => readSafeCapture(json, safe))
  for (const one of read) refuseUnread(one)
  let fromService: SafeState | null = null
  if (queue !== null && safe !== null) {
    const { pages, complete } = await queue.pages(safe)
    for (const page of pages) read.push(readSafeCapture(page, safe))
    if (!complete)
      gaps.push({ kind: 'history-cut', because: `${queue.source} has older transactions, which were not read` })
    fromService = await stateFrom(queue, safe, gaps)
  }
  for (const { faults } of read)
    for (const { field, because } of faults)
      gaps.push({ kind: 'transaction-unreadable', because: `${field}: ${because}` })
  const bySafe = Map.groupBy(whole(read), t => t.tx.safe)
  if (safe !== null && !bySafe.has(safe)) bySafe.set(safe, [])
  const safes: GatheredSafe[] = []
  for (const [address, transactions] of bySafe) {
    if (safe !== null && address !== safe) {
      gaps.push({
        kind: 'other-safe',
        because: `${transactions.length} transactions of ${address} were not asked about`,
      })
      continue
    }
    if (safes.length === MOST_SAFES) {
      gaps.push({ kind: 'safes-unread', because: `only the first ${MOST_SAFES} of ${bySafe.size} Safes were judged` })
      break
    }
    const onChain = node === null ? null : await node.state(address)
    if (onChain !== null && told.chainId !== null && onChain.chainId !== told.chainId)
      throw new SourceError(
        'ledger-other-chain',
        `${node?.source} follows chain ${onChain.chainId}, and you asked about chain ${told.chainId}`,
      )
    if (onChain !== null && fromService !== null) compare(onChain, fromService, gaps)
    const state = merged(address, [told, onChain, fromService])
    safes.push({ state, transactions: onChain === null ? transactions : heldToNode(transactions, onChain, gaps) })
  }
  return { safes, gaps }
}

/**
 * A capture of which nothing could be read is a fault, not a Safe without alarms.
 * @throws InputError `capture-unreadable`
 */
function refuseUnread({ transactions, faults }: SafeCapture): void {
  const [first] = faults
  if (transactions.length > 0 || first === undefined) return
  throw new InputError(
    'capture-unreadable',
    `no transaction of the capture could be read; the first: ${first.because}`,
    {
      place: { field: first.field },
    },
  )
}

/** Each transaction once, since pages may overlap; what one of equal ones says of signatures, the other does not take back. */
function whole(read: readonly SafeCapture[]): CapturedTransaction[] {
  const found = new Map<string, CapturedTransaction>()
  for (const { transactions } of read)
    for (const [index, one] of transactions.entries()) {
      const { safe, nonce } = one.tx
      const key = `${safe} ${nonce} ${one.claimedHash ?? index} ${one.executed}`
      const before = found.get(key)
      const more = before?.confirmations.filter(old => !one.confirmations.some(c => sameConfirmation(c, old))) ?? []
      if (before !== undefined && !sameAsked(before, one)) found.set(`${key} ${found.size}`, one)
      else found.set(key, { ...one, confirmations: [...more, ...one.confirmations] })
    }
  return [...found.values()]
}

function sameConfirmation(a: CapturedConfirmation, b: CapturedConfirmation): boolean {
  return a.owner === b.owner && a.signature === b.signature
}

function sameAsked({ tx: a }: CapturedTransaction, { tx: b }: CapturedTransaction): boolean {
  return Object.entries(a).every(([key, value]) => b[key as keyof SafeTransaction] === value)
}

async function stateFrom(queue: SafeQueue, safe: Address, gaps: Gap[]): Promise<SafeState | null> {
  try {
    const answer = await queue.safe(safe)
    return answer === null ? null : readSafeState(answer)
  } catch (error) {
    if (!(error instanceof CordonError)) throw error
    gaps.push({ kind: 'safe-unread', because: `${queue.source} does not tell of the Safe itself: ${error.message}` })
    return null
  }
}

/** What the service says was executed and the chain has not reached is still to come: nobody is spared a look by such a word. */
function heldToNode(
  transactions: readonly CapturedTransaction[],
  { nonce }: SafeState,
  gaps: Gap[],
): readonly CapturedTransaction[] {
  return transactions.map(one => {
    if (nonce === null || !one.executed || one.tx.nonce < nonce) return one
    gaps.push({
      kind: 'service-contradicts-node',
      because: `the service says that nonce ${one.tx.nonce} was executed, and the chain is at ${nonce}; the chain counts`,
    })
    return { ...one, executed: false, executedAt: null }
  })
}

/** A service that tells other owners than the chain lies or is late: either way its word is worth less. */
function compare(chain: SafeState, service: SafeState, gaps: Gap[]): void {
  const list = (owners: SafeState['owners']): string => [...(owners ?? [])].sort().join(' ')
  if (service.owners !== null && list(chain.owners) !== list(service.owners))
    gaps.push({
      kind: 'service-contradicts-node',
      because: 'the service names other owners than the chain; the chain counts',
    })
  if (service.threshold !== null && service.threshold !== chain.threshold)
    gaps.push({
      kind: 'service-contradicts-node',
      because: 'the service names another threshold than the chain; the chain counts',
    })
  if (service.implementation !== null && service.implementation !== chain.implementation)
    gaps.push({
      kind: 'service-contradicts-node',
      because: 'the service names other code of the Safe than the chain; the chain counts',
    })
}

function merged(safe: Address, from: readonly (Partial<SafeState> | null)[]): SafeState {
  const state: Record<string, unknown> = { ...unknownSafe(safe) }
  for (const key of Object.keys(state))
    for (const one of from) {
      const value = one?.[key as keyof SafeState] ?? null
      if (key === 'safe' || value === null || state[key] !== null) continue
      state[key] = value
    }
  return state as unknown as SafeState
}
