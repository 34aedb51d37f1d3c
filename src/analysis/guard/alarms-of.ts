import type { Moment } from '../../formats/safe/captured-transaction.ts'
import type { GuardAlarm } from './guard-alarm.ts'
import type { JudgedSignature } from './judge-signature.ts'
import type { JudgedTransaction } from './judged-transaction.ts'

/** The alarms of one transaction among those of its nonce: for its signatures, for its hash, and for what it would do. */
export function alarmsOf(one: JudgedTransaction, rivals: readonly JudgedTransaction[]): GuardAlarm[] {
  const done = rivals.find(t => t.executed) ?? null
  const { safe, nonce } = one.tx
  const base = { safe, nonce: Number(nonce) }
  const shown = wasShown(one) ? one.hash : null
  const alarms: GuardAlarm[] = []
  const raise = (
    reason: string,
    at: Moment | null,
    more: Pick<GuardAlarm, 'sentence' | 'executed' | 'signatures'>,
  ): void => {
    alarms.push({ ...base, at, leadSeconds: leadOf(at, done), reason, shown, ...more })
  }
  const wrong = one.signatures.filter(s => s.alarming)
  const [first] = wrong.toSorted((a, b) => (a.at?.ms ?? Infinity) - (b.at?.ms ?? Infinity))
  if (first) {
    const over = wrong.find(s => s.over !== null)?.over?.hash ?? null
    // Signatures of nobody we know, on a nonce at which something else was executed: that is what they lead to.
    const executed = over ?? (done && done !== one ? done.hash : null)
    raise(over === null ? 'signature-of-no-owner' : 'signature-over-other', first.at ?? one.submittedAt, {
      sentence: tellMismatch(one, wrong, over, rivals),
      executed,
      signatures: countOf(one.signatures, over),
    })
  }
  const executed = done?.hash ?? null
  if (one.claim === 'wrong')
    raise('hash-mismatch', one.submittedAt, {
      sentence: `The service says that nonce ${nonce} has the hash ${one.claimedHash}, but what it shows has ${one.hash}: who signs the former signs something else.`,
      executed: one.executed ? one.claimedHash : executed,
      signatures: null,
    })
  const grave = one.findings.filter(f => f.severity === 'alarm' && !ABOUT_SIGNATURES.has(f.code))
  const [gravest] = grave
  if (gravest)
    raise(gravest.code, one.submittedAt ?? one.executedAt, {
      sentence: grave.map(f => f.sentence).join(' '),
      executed,
      signatures: null,
    })
  return alarms
}

/** Codes that have alarms of their own. */
const ABOUT_SIGNATURES: ReadonlySet<string> = new Set([
  'signature-over-other',
  'signature-of-no-owner',
  'hash-mismatch',
])

/** Something executed that was never shown, while at its nonce other things were shown and signed. */
export function unshownAlarm(rivals: readonly JudgedTransaction[], known: readonly GuardAlarm[]): GuardAlarm | null {
  const done = rivals.find(t => t.executed)
  const shown = rivals.find(t => !t.executed && t.signatures.length > 0)
  if (!done || !shown || wasShown(done) || known.some(a => a.executed === done.hash && a.signatures !== null))
    return null
  const { safe, nonce } = done.tx
  return {
    ...{ safe, nonce: Number(nonce), at: done.executedAt, leadSeconds: leadOf(done.executedAt, done) },
    reason: 'executed-unshown',
    sentence: `At nonce ${nonce} the Safe executed ${done.hash}, which was never shown to its owners, in the place of ${shown.hash}, which they confirmed.`,
    shown: shown.hash,
    executed: done.hash,
    signatures: null,
  }
}

/** Whether it stood in the queue before it was executed. */
export function wasShown({ executed, submittedAt, executedAt }: JudgedTransaction): boolean {
  if (!executed) return true
  return submittedAt !== null && executedAt !== null && submittedAt.ms < executedAt.ms
}

function leadOf(at: Moment | null, done: JudgedTransaction | null): number | null {
  const end = done?.executedAt ?? null
  return at === null || end === null ? null : Math.floor((end.ms - at.ms) / 1000)
}

function countOf(signatures: readonly JudgedSignature[], over: string | null): GuardAlarm['signatures'] {
  return {
    of: signatures.length,
    overShown: signatures.filter(s => s.verdict === 'signed' || s.verdict === 'misnamed').length,
    overExecuted: signatures.filter(s => over !== null && s.over?.hash === over).length,
  }
}

function tellMismatch(
  one: JudgedTransaction,
  wrong: readonly JudgedSignature[],
  over: string | null,
  rivals: readonly JudgedTransaction[],
): string {
  const all = one.signatures.length
  const count = `${wrong.length} of ${all} ${all === 1 ? 'signature' : 'signatures'}`
  const shown = `Shown: ${one.sentence}`
  const other = rivals.find(t => t.hash === over)
  if (over === null)
    return `${count} on nonce ${one.tx.nonce} ${wrong.length === 1 ? 'comes' : 'come'} from no owner over what is shown: what was signed is something else, which nobody shows. ${shown}`
  const turned = wrong.find(s => s.over?.hash === over)?.over?.kind === 'delegatecall'
  const told = other ? ` Signed: ${other.sentence}` : turned ? ' It is the same call with its operation turned.' : ''
  return `${count} on nonce ${one.tx.nonce} ${wrong.length === 1 ? 'is' : 'are'} not over what is shown but over ${over}. ${shown}${told}`
}
