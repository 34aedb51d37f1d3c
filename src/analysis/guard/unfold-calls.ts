import type { Hex, SafeTransaction } from '../../formats/safe/safe-transaction.ts'
import { type Address, parseAddress } from '../../model/address.ts'
import { ETHEREUM } from '../../model/ledger.ts'
import type { DecodeCall, Decoded } from './decode-call.ts'
import { splitBatch } from './split-batch.ts'

/** One call that a transaction would make, or that one of its calls would. */
export interface GuardStep {
  /** Place in the batch, from 1: `2.1`; empty: the transaction itself. */
  readonly path: string
  /** Whose rights it uses. */
  readonly actor: Address
  readonly to: Address
  readonly value: bigint
  readonly data: Hex
  readonly operation: 0 | 1
  /** null: no calldata, a payment. */
  readonly call: Decoded | null
}

/** All calls of a transaction, each before those within it. */
export interface UnfoldedCalls {
  readonly steps: readonly GuardStep[]
  /** What could not be unfolded, and why. */
  readonly hidden: readonly { readonly path: string; readonly because: string }[]
}

/** A batch in a batch in a batch … : nobody means it. */
const MOST_DEEP = 8
const MOST_STEPS = 2_000
/** Digits of calldata that are read in all: calls may share bytes, so that a short text could stand for an endless one. */
const MOST_DIGITS = 8 << 20

/** Takes a transaction apart: batches, transactions of other Safes, calls by modules, multicalls. */
export function unfoldCalls(tx: SafeTransaction, decode: DecodeCall): UnfoldedCalls {
  const steps: GuardStep[] = []
  const hidden: { path: string; because: string }[] = []
  let digits = 0
  const walk = (given: Omit<GuardStep, 'call'>, deep: number): void => {
    digits += given.data.length
    if (steps.length >= MOST_STEPS || digits > MOST_DIGITS) return
    const step: GuardStep = { ...given, call: given.data === '0x' ? null : decode(given.data) }
    steps.push(step)
    const within = callsWithin(step)
    if (typeof within === 'string') hidden.push({ path: step.path, because: within })
    else if (within.length > 0 && deep === MOST_DEEP)
      hidden.push({ path: step.path, because: `calls lie more than ${MOST_DEEP} deep in one another` })
    else
      for (const [index, inner] of within.entries())
        walk({ ...inner, path: step.path === '' ? `${index + 1}` : `${step.path}.${index + 1}` }, deep + 1)
  }
  walk({ path: '', actor: tx.safe, to: tx.to, value: tx.value, data: tx.data, operation: tx.operation }, 0)
  if (digits > MOST_DIGITS) hidden.push({ path: '', because: 'its calls, unfolded, are too long to read' })
  if (steps.length >= MOST_STEPS) hidden.push({ path: '', because: `there are ${MOST_STEPS} calls in it or more` })
  return { steps, hidden }
}

/** The calls that a call asks for, or why they cannot be told. */
function callsWithin({ call, actor, to, operation }: GuardStep): Omit<GuardStep, 'call' | 'path'>[] | string {
  if (call === null || 'fault' in call) return []
  const { act, args } = call
  if (act === 'batch') {
    const parts = splitBatch(args['transactions'] as Hex)
    if (typeof parts === 'string') return parts
    // By an ordinary call the batch runs with the rights of the batching contract.
    return parts.map(part => ({ ...part, actor: operation === 1 ? actor : to }))
  }
  if (act === 'safe-exec' || act === 'module-exec') {
    const asked = Number(args['operation'])
    if (asked !== 0 && asked !== 1) return `operation ${asked} is neither a call nor a delegatecall`
    const data = args['data'] as Hex
    const inner = parseAddress(ETHEREUM, String(args['to']).toLowerCase())
    return [{ actor: to, to: inner, value: args['value'] as bigint, data, operation: asked }]
  }
  if (act === 'calls') return (args['calls'] as readonly Hex[]).map(data => ({ actor, to, value: 0n, data, operation }))
  return []
}
