import type { DecodeCall } from '../../analysis/guard/decode-call.ts'
import type { GuardAlarm } from '../../analysis/guard/guard-alarm.ts'
import type { JudgedSafe } from '../../analysis/guard/judge-safe.ts'
import type { JudgedTransaction } from '../../analysis/guard/judged-transaction.ts'
import { GUARD_KNOWLEDGE } from '../../catalog/guard/guard-knowledge.ts'
import type { GuardAlarmRow, GuardAnswer } from './guard-answer.ts'
import { tellCallRows } from './tell-call-rows.ts'

type Gap = GuardAnswer['gaps'][number]

/** The judgement of some Safes as it leaves: plain data, every address in canonical form. */
export function tellJudged(judged: readonly JudgedSafe[], gaps: readonly Gap[], decode: DecodeCall): GuardAnswer {
  const inOrder = (a: GuardAlarm, b: GuardAlarm): number => (a.at?.ms ?? Infinity) - (b.at?.ms ?? Infinity)
  return {
    alarms: judged
      .flatMap(j => j.alarms)
      .toSorted(inOrder)
      .map(tellAlarm),
    transactions: judged.flatMap(j => {
      const used = new Set(j.transactions.filter(t => t.executed).map(t => t.tx.nonce))
      const passed = (nonce: bigint): boolean => used.has(nonce) || (j.state.nonce !== null && nonce < j.state.nonce)
      return j.transactions.map(t => ({
        ...tellTransaction(t, passed(t.tx.nonce)),
        calls: tellCallRows(t, decode, GUARD_KNOWLEDGE, j.state.chainId),
      }))
    }),
    safes: judged.map(tellSafe),
    gaps: [...gaps, ...judged.flatMap(j => j.gaps)],
  }
}

function tellAlarm({ at, ...rest }: GuardAlarm): GuardAlarmRow {
  return { ...rest, at: at?.text ?? null }
}

function tellSafe({ state, owners, domains, findings, transactions }: JudgedSafe): GuardAnswer['safes'][number] {
  const fitting = domains.basis === 'claimed-hash' ? domains.domains.find(d => d.form === 'chain')?.chainId : null
  const chainId = state.chainId ?? fitting ?? null
  // By the service's word, of the latest transaction.
  const required = transactions.at(-1)?.confirmationsRequired ?? null
  return {
    safe: state.safe,
    version: state.version,
    chainId: chainId === null ? null : String(chainId),
    implementation: state.implementation,
    owners: [...owners.owners].sort(),
    ownersFrom: owners.basis,
    threshold: state.threshold ?? required,
    nonce: state.nonce === null ? null : Number(state.nonce),
    findings: findings.map(f => ({ ...f })),
  }
}

/** Digits of calldata that leave: 2,048 bytes. */
const MOST_DATA = 2 + 2 * 2_048

function tellTransaction(one: JudgedTransaction, passed: boolean): Omit<GuardAnswer['transactions'][number], 'calls'> {
  const { tx, hash, claimedHash, claim, domain, executed, severity, sentence, findings, transactionHash } = one
  return {
    safe: tx.safe,
    nonce: Number(tx.nonce),
    ...{ hash, claimedHash, claim, form: domain.form },
    state: executed ? 'executed' : passed ? 'replaced' : 'pending',
    to: tx.to,
    value: String(tx.value),
    operation: tx.operation,
    data: tx.data.slice(0, MOST_DATA),
    dataBytes: tx.data.length / 2 - 1,
    gas: {
      ...{ safeTxGas: String(tx.safeTxGas), baseGas: String(tx.baseGas), gasPrice: String(tx.gasPrice) },
      ...{ gasToken: tx.gasToken, refundReceiver: tx.refundReceiver },
    },
    submittedAt: one.submittedAt?.text ?? null,
    executedAt: one.executedAt?.text ?? null,
    ...{ transactionHash, severity, sentence },
    findings: findings.map(f => ({ ...f })),
    signatures: one.signatures.map(({ owner, at, kind, verdict, overShown, over, overOther }) => ({
      ...{ owner, at: at?.text ?? null, kind, verdict, overShown, overOther },
      over: over?.hash ?? null,
      overKind: over?.kind ?? null,
    })),
  }
}
