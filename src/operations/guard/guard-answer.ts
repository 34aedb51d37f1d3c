import { z } from 'zod'

const severity = z.enum(['notice', 'warning', 'alarm'])
const hash = z.string()
const finding = z.object({ code: z.string(), severity, sentence: z.string(), path: z.string().nullable() })

/** A reason to stop, as it leaves. */
export const guardAlarmRow = z.object({
  safe: z.string(),
  nonce: z.int(),
  /** ISO 8601 with the service's fractions; null: nobody told when. */
  at: z.string().nullable(),
  leadSeconds: z.int().nullable(),
  reason: z.string(),
  sentence: z.string(),
  shown: hash.nullable(),
  executed: hash.nullable(),
  signatures: z.object({ of: z.int(), overShown: z.int(), overExecuted: z.int() }).nullable(),
})

/** One call of a transaction, as it leaves. */
export const guardCallRow = z.object({
  /** Place in the batch, from 1: `2.1`; empty: the transaction itself. */
  path: z.string(),
  /** Whose rights it uses. */
  actor: z.string(),
  to: z.string(),
  /** A published contract or a known token; null: neither. */
  toName: z.string().nullable(),
  value: z.string(),
  operation: z.int(),
  /** Null: no calldata, or a function that we do not know. */
  function: z.string().nullable(),
  selector: z.string().nullable(),
  fault: z.enum(['unknown', 'unreadable']).nullable(),
  args: z.array(z.object({ name: z.string(), value: z.string() })),
  sentence: z.string(),
})

/** A judged transaction, as it leaves. */
export const guardTransactionRow = z.object({
  safe: z.string(),
  nonce: z.int(),
  /** Of what is shown, by us. */
  hash,
  claimedHash: hash.nullable(),
  claim: z.enum(['right', 'wrong', 'other-domain', 'unproved', 'none']),
  /** How it was hashed: `data-gas` before 1.0.0, `no-chain` before 1.3.0, `chain` since. */
  form: z.enum(['data-gas', 'no-chain', 'chain']),
  /** `replaced`: something else was executed at its nonce. */
  state: z.enum(['pending', 'executed', 'replaced']),
  to: z.string(),
  value: z.string(),
  operation: z.int(),
  /** Calldata as hex, at most the first 2,048 bytes of it. */
  data: z.string(),
  dataBytes: z.int(),
  gas: z.object({
    safeTxGas: z.string(),
    baseGas: z.string(),
    gasPrice: z.string(),
    gasToken: z.string(),
    refundReceiver: z.string(),
  }),
  /** What it would do, call by call, each before those within it; at most 200. */
  calls: z.array(guardCallRow),
  submittedAt: z.string().nullable(),
  executedAt: z.string().nullable(),
  transactionHash: z.string().nullable(),
  severity: severity.nullable(),
  sentence: z.string(),
  findings: z.array(finding),
  signatures: z.array(
    z.object({
      owner: z.string(),
      at: z.string().nullable(),
      kind: z.enum(['ecdsa', 'eth-sign', 'approved-hash', 'contract']).nullable(),
      verdict: z.enum(['signed', 'misnamed', 'not-owner', 'other', 'nobody', 'malformed', 'absent', 'unproved']),
      overShown: z.string().nullable(),
      over: hash.nullable(),
      /** What that is: another transaction that was shown, the same call as a delegatecall, the hash that the service claims … */
      overKind: z.enum(['other-shown', 'other-nonce', 'claimed', 'delegatecall', 'other-domain']).nullable(),
      overOther: z.string().nullable(),
    }),
  ),
})

/** What the guard found. */
export const guardAnswer = z.object({
  /** The earliest first. */
  alarms: z.array(guardAlarmRow),
  transactions: z.array(guardTransactionRow),
  safes: z.array(
    z.object({
      safe: z.string(),
      version: z.string().nullable(),
      chainId: z.string().nullable(),
      implementation: z.string().nullable(),
      owners: z.array(z.string()),
      ownersFrom: z.enum(['given', 'confirmations']),
      threshold: z.int().nullable(),
      nonce: z.int().nullable(),
      findings: z.array(finding),
    }),
  ),
  gaps: z.array(z.object({ kind: z.string(), because: z.string() })),
})

/** What the guard found, as data. */
export type GuardAnswer = z.output<typeof guardAnswer>
/** One of its alarms. */
export type GuardAlarmRow = GuardAnswer['alarms'][number]
