import type { DecodeCall } from '../../analysis/guard/decode-call.ts'
import type { GuardKnowledge } from '../../analysis/guard/guard-knowledge.ts'
import { guardWords } from '../../analysis/guard/guard-words.ts'
import type { JudgedTransaction } from '../../analysis/guard/judged-transaction.ts'
import { tellStep } from '../../analysis/guard/tell-step.ts'
import { unfoldCalls } from '../../analysis/guard/unfold-calls.ts'
import type { Address } from '../../model/address.ts'
import type { GuardAnswer } from './guard-answer.ts'

type CallRow = GuardAnswer['transactions'][number]['calls'][number]

/** † Calls of one transaction that leave, and characters of one argument. */
const MOST_CALLS = 200
const LONG_VALUE = 400

/** The calls of a transaction as rows: whom they call, by which function, with which arguments. */
export function tellCallRows(
  { tx }: Pick<JudgedTransaction, 'tx'>,
  decode: DecodeCall,
  knowledge: GuardKnowledge,
  chainId: bigint | null,
): CallRow[] {
  const words = guardWords(knowledge, chainId, tx.safe)
  return unfoldCalls(tx, decode)
    .steps.slice(0, MOST_CALLS)
    .map(step => {
      const { path, actor, to, value, operation, call } = step
      const known = call !== null && !('fault' in call)
      return {
        ...{ path, actor, to, toName: nameOf(to, knowledge, chainId), value: String(value), operation },
        function: call?.name ?? null,
        selector: call?.selector ?? null,
        fault: call !== null && 'fault' in call ? call.fault : null,
        args: known ? Object.entries(call.args).map(([name, arg]) => ({ name, value: argText(arg) })) : [],
        sentence: tellStep(step, words),
      }
    })
}

function nameOf(to: Address, knowledge: GuardKnowledge, chainId: bigint | null): string | null {
  const published = knowledge.deployments.get(to)
  return published ? `${published.name} ${published.version}` : (knowledge.token(chainId, to)?.symbol ?? null)
}

/** Numbers in full, lists between brackets, long values cut. */
function argText(value: unknown): string {
  const text = JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v)) ?? ''
  const plain = typeof value === 'object' ? text : String(value)
  return plain.length > LONG_VALUE ? `${plain.slice(0, LONG_VALUE - 1)}…` : plain
}
