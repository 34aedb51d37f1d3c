import { encodeFunctionData } from 'viem/utils'
import { approvalSlot, SAFE_SLOTS } from '../../analysis/guard/safe-slots.ts'
import type { AccountChange, Simulation, SlotChange, TokenMove } from '../../analysis/guard/simulation.ts'
import { hexOf, numberWord } from '../../formats/safe/abi-words.ts'
import type { SafeState } from '../../formats/safe/captured-transaction.ts'
import { hashFormOf, safeTxHash } from '../../formats/safe/safe-hash.ts'
import type { Hex, SafeTransaction } from '../../formats/safe/safe-transaction.ts'
import type { Address } from '../../model/address.ts'
import { SourceError } from '../../model/errors.ts'
import { isRefusal, type NodeCalls } from './node-calls.ts'
import { SAFE_ABI } from './safe-abi.ts'

type Row = Readonly<Record<string, unknown>>

const ONE = hexOf(numberWord(1n))
const ZERO = hexOf(numberWord(0n))
/** `Transfer(address,address,uint256)`. */
const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
const MOST_ACCOUNTS = 500
const MOST_CALLS = 5_000
const MOST_SLOTS = 5_000

/**
 * Tries a transaction of a Safe without sending it. For this one trial as many owners as must have approved its hash, and the Safe stands
 * at its nonce: so what is tried is what enough signatures would execute. Nothing else of the Safe is changed for it.
 * @throws SourceError `simulation-untold` when owners, threshold or version are not known
 */
export async function simulateSafe(tx: SafeTransaction, state: SafeState, node: NodeCalls): Promise<Simulation> {
  const { owners, threshold, version, chainId } = state
  const form = version === null ? null : hashFormOf(version)
  if (owners === null || threshold === null || chainId === null || form === null || owners.length < threshold)
    throw new SourceError('simulation-untold', 'it is not known who must sign, or for which version')
  if (form === 'data-gas')
    throw new SourceError(
      'simulation-untold',
      `version ${version} of the Safe keeps approvals where we cannot set them`,
    )
  const hash = safeTxHash(tx, { form, chainId })
  const agreeing = owners.toSorted().slice(0, threshold)
  const [owner] = agreeing
  if (owner === undefined) throw new SourceError('simulation-untold', 'the Safe has no owner')
  const call = { from: owner, to: tx.safe, data: executionOf(tx, agreeing), gas: '0x1c9c380' }
  const stateDiff = Object.fromEntries([
    [SAFE_SLOTS.nonce, hexOf(numberWord(tx.nonce))],
    ...agreeing.map(one => [approvalSlot(one, hash), ONE]),
  ])
  const stateOverrides = { [tx.safe]: { stateDiff } }
  const trace = (tracer: string, tracerConfig: object): Promise<unknown> =>
    node.ask('debug_traceCall', [call, 'latest', { tracer, tracerConfig, stateOverrides }])
  try {
    const calls = rowOf(await trace('callTracer', { withLog: true }), node)
    const { succeeded, because } = outcomeOf(calls)
    if (!succeeded) return { how: 'traced', succeeded, because, changes: [], moves: [] }
    const diff = rowOf(await trace('prestateTracer', { diffMode: true }), node)
    return {
      how: 'traced',
      succeeded,
      because,
      changes: changesOf(diff, tx.safe, new Set(Object.keys(stateDiff))),
      moves: movesOf(calls),
    }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return called(call, stateOverrides, node)
  }
}

/** Nodes without traces still tell whether a call succeeds. */
async function called(call: object, overrides: object, node: NodeCalls): Promise<Simulation> {
  const blind = { how: 'called', changes: [], moves: null } as const
  try {
    const answer = await node.ask('eth_call', [call, 'latest', overrides])
    return { ...blind, succeeded: answer === ONE, because: null }
  } catch (error) {
    if (!isRefusal(error)) throw error
    // Only a revert tells of the transaction; any other refusal tells of the node.
    if (!/revert/i.test(error.message)) throw error
    return { ...blind, succeeded: false, because: error.message }
  }
}

function executionOf(tx: SafeTransaction, owners: readonly Address[]): Hex {
  const parts = owners.map(owner => `${owner.slice(2).padStart(64, '0')}${'0'.repeat(64)}01`)
  const agreed = `0x${parts.join('')}` as Hex
  const { to, value, data, operation, safeTxGas, baseGas, gasPrice, gasToken, refundReceiver } = tx
  return encodeFunctionData({
    abi: SAFE_ABI,
    functionName: 'execTransaction',
    args: [
      ...([to as Hex, value, data, operation, safeTxGas, baseGas] as const),
      ...([gasPrice, gasToken as Hex, refundReceiver as Hex, agreed] as const),
    ],
  })
}

/** A Safe that is given gas for its call answers false where that call fails, and does not revert. */
function outcomeOf(calls: Row): Pick<Simulation, 'succeeded' | 'because'> {
  const error = calls['error']
  if (error !== undefined && error !== null) {
    const reason = calls['revertReason']
    return { succeeded: false, because: String(typeof reason === 'string' ? reason : error).slice(0, 200) }
  }
  return calls['output'] === ONE ? { succeeded: true, because: null } : { succeeded: false, because: 'its call fails' }
}

function changesOf(diff: Row, safe: Address, ours: ReadonlySet<string>): AccountChange[] {
  const pre = objectOf(diff['pre'])
  const post = objectOf(diff['post'])
  const accounts = [...new Set([...Object.keys(pre), ...Object.keys(post)])]
  // The Safe itself is never among those left out.
  const kept = accounts.toSorted((a, b) => Number(b.toLowerCase() === safe) - Number(a.toLowerCase() === safe))
  return kept.slice(0, MOST_ACCOUNTS).map(account => {
    const before = objectOf(pre[account])
    const after = objectOf(post[account])
    // What was set for the trial, the Safe itself uses up.
    const own = account.toLowerCase() === safe
    const balance = after['balance'] === undefined ? 0n : numberOf(after['balance']) - numberOf(before['balance'])
    return {
      account: account.toLowerCase() as Address,
      balance,
      slots: slotsOf(before, after).filter(({ slot }) => !own || !ours.has(slot)),
    }
  })
}

function slotsOf(before: Row, after: Row): SlotChange[] {
  const was = objectOf(before['storage'])
  const is = objectOf(after['storage'])
  const slots = [...new Set([...Object.keys(was), ...Object.keys(is)])].slice(0, MOST_SLOTS)
  return slots.map(key => ({ slot: wordOf(key), before: wordOf(was[key]), after: wordOf(is[key]) }))
}

/** Token transfers of all calls that were not undone. */
function movesOf(calls: Row): TokenMove[] {
  const moves: TokenMove[] = []
  const rows = [calls]
  for (let at = 0; at < rows.length && at < MOST_CALLS; at++) {
    const row = rows[at] ?? {}
    if (row['error'] !== undefined && row['error'] !== null) continue
    for (const log of listOf(row['logs'])) {
      const topics = listOf(log['topics']) as unknown as readonly string[]
      if (topics[0] !== TRANSFER || topics.length !== 3) continue
      const party = (topic: string | undefined): Address => `0x${String(topic).slice(26).toLowerCase()}` as Address
      moves.push({
        token: String(log['address']).toLowerCase() as Address,
        from: party(topics[1]),
        to: party(topics[2]),
        amount: numberOf(log['data']),
      })
    }
    rows.push(...listOf(row['calls']))
  }
  return moves
}

function rowOf(answer: unknown, node: NodeCalls): Row {
  if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return answer as Row
  throw new SourceError('node-answer-malformed', `${node.source} answers debug_traceCall with what is no trace`)
}

function objectOf(value: unknown): Row {
  return typeof value === 'object' && value !== null ? (value as Row) : {}
}

function listOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? (value as Row[]) : []
}

function numberOf(value: unknown): bigint {
  return typeof value === 'string' && /^0x[0-9a-f]{1,64}$/i.test(value) ? BigInt(value) : 0n
}

function wordOf(value: unknown): Hex {
  if (value === undefined) return ZERO
  const text = typeof value === 'string' && /^0x[0-9a-f]{1,64}$/i.test(value) ? value.slice(2).toLowerCase() : '0'
  return `0x${text.padStart(64, '0')}`
}
