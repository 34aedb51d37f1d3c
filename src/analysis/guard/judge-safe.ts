import type { CapturedTransaction, SafeState } from '../../formats/safe/captured-transaction.ts'
import type { Address } from '../../model/address.ts'
import { alarmsOf, unshownAlarm } from './alarms-of.ts'
import { candidatesFor, type HashedTransaction, hashTransactions } from './candidates.ts'
import { claimFindings, claimOf } from './claimed-hash.ts'
import type { DecodeCall } from './decode-call.ts'
import { FamiliarAccounts } from './familiar-accounts.ts'
import type { GuardAlarm } from './guard-alarm.ts'
import type { GuardCase } from './guard-case.ts'
import type { GuardKnowledge } from './guard-knowledge.ts'
import { guardWords } from './guard-words.ts'
import { judgeCalls } from './judge-calls.ts'
import { type ChainWord, judgeSignature } from './judge-signature.ts'
import { judgeState } from './judge-state.ts'
import type { JudgedTransaction } from './judged-transaction.ts'
import { type KnownOwners, knownOwners } from './known-owners.ts'
import type { RecoveryBudget } from './recovery-budget.ts'
import { payeeOf } from './rules/look-alikes.ts'
import { domainOfClaim, type SettledDomains, settleDomains } from './settle-domains.ts'
import { type GuardFinding, urgentFirst, worstOf } from './severity.ts'
import { isAlarming, signatureFindings } from './signature-findings.ts'
import { unfoldCalls } from './unfold-calls.ts'

/** Claimed hashes that are looked for on all chains. */
const MOST_SEARCHES = 20

/** What the judgement of a Safe rests on. */
export interface SafeQuestion {
  readonly state: SafeState
  readonly transactions: readonly CapturedTransaction[]
  readonly knowledge: GuardKnowledge
  readonly decode: DecodeCall
  readonly budget: RecoveryBudget
  /** What a node says of approved hashes and contract signatures. */
  readonly chain: ChainWord
  /** What simulations found, by hash. */
  readonly simulated: (one: HashedTransaction) => readonly GuardFinding[]
}

/** A Safe's transactions judged. */
export interface JudgedSafe {
  readonly state: SafeState
  readonly owners: KnownOwners
  readonly domains: SettledDomains
  /** About the Safe as it is now. */
  readonly findings: readonly GuardFinding[]
  /** By nonce, then in the order given. */
  readonly transactions: readonly JudgedTransaction[]
  /** The earliest first. */
  readonly alarms: readonly GuardAlarm[]
  /** What could not be judged, and why. */
  readonly gaps: readonly { readonly kind: string; readonly because: string }[]
}

/** Judges all transactions of one Safe together: each by itself, and all of one nonce against each other. */
export function judgeSafe(question: SafeQuestion): JudgedSafe {
  const { state, knowledge, chain, decode, budget } = question
  const domains = settleDomains(state, question.transactions, knowledge.chainIds)
  const all = hashTransactions(question.transactions, domains).sort((a, b) => Number(a.tx.nonce - b.tx.nonce))
  const owners = knownOwners(state, all, budget.recover)
  const chainId = state.chainId ?? (domains.basis === 'claimed-hash' ? chainOf(domains) : null)
  const words = guardWords(knowledge, chainId, state.safe)
  const familiar = new FamiliarAccounts()
  for (const account of [state.safe, ...owners.owners]) familiar.add(account)
  let searches = MOST_SEARCHES
  const isElsewhere = (one: HashedTransaction): boolean => {
    if (one.claimedHash === null || one.claimedHash === one.hash || searches === 0) return false
    searches -= 1
    return domainOfClaim(one, knowledge.chainIds) !== null
  }
  const byNonce = Map.groupBy(all, t => t.tx.nonce)
  const judge = (one: HashedTransaction): JudgedTransaction => {
    const elsewhere = isElsewhere(one)
    const candidates = lazily(() => candidatesFor(one, all, domains, elsewhere))
    const signatures = one.confirmations
      .map(c => judgeSignature(one, c, owners, candidates, chain, budget.recover))
      .map(s => ({ ...s, alarming: isAlarming(s, one, owners) }))
    const about: GuardCase = { tx: one.tx, pending: !one.executed, state, owners, knowledge, words, familiar }
    const { sentence, findings } = judgeCalls(about, decode)
    const claim = claimOf(one, domains, state, elsewhere)
    const more = claimFindings(one, claim)
    const found = urgentFirst([
      ...signatureFindings(signatures, one, owners, words),
      ...more,
      ...findings,
      ...question.simulated(one),
    ])
    return { ...one, claim, signatures, sentence, findings: found, severity: worstOf(found) }
  }
  const transactions: JudgedTransaction[] = []
  const alarms: GuardAlarm[] = []
  for (const same of byNonce.values()) {
    const judged = same.map(judge)
    const raised = judged.flatMap(one => alarmsOf(one, judged))
    const unshown = unshownAlarm(judged, raised)
    alarms.push(...raised, ...(unshown ? [unshown] : []))
    transactions.push(...judged)
    for (const one of same) if (one.executed) for (const payee of payeesOf(one, decode)) familiar.add(payee)
  }
  alarms.sort((a, b) => (a.at?.ms ?? Infinity) - (b.at?.ms ?? Infinity))
  const findings = urgentFirst(judgeState(state, knowledge, words))
  return {
    state,
    owners,
    domains,
    findings,
    transactions,
    alarms,
    gaps: gapsOf(transactions, owners, domains, budget.spent),
  }
}

function payeesOf({ tx }: HashedTransaction, decode: DecodeCall): Address[] {
  return unfoldCalls(tx, decode).steps.flatMap(step => payeeOf(step) ?? [])
}

function chainOf({ domains }: SettledDomains): bigint | null {
  return domains.find(d => d.form === 'chain')?.chainId ?? null
}

function gapsOf(
  transactions: readonly JudgedTransaction[],
  owners: KnownOwners,
  { basis }: SettledDomains,
  spent: boolean,
): JudgedSafe['gaps'] {
  const gaps: { kind: string; because: string }[] = []
  const add = (kind: string, because: string): void => void gaps.push({ kind, because })
  if (owners.basis === 'confirmations')
    add('owners-inferred', 'nobody told the owners: they are those whom the transactions name as signers')
  if (basis === 'unknown' && transactions.length > 0)
    add('version-unknown', 'neither version and chain nor a hash that fits are known: the usual forms were tried')
  if (spent) add('signatures-unjudged', 'there are more signatures than are recovered for one question')
  const unproved = transactions.filter(t => t.signatures.some(s => s.verdict === 'unproved'))
  if (unproved.length > 0)
    add(
      'agreement-unproved',
      `approved hashes and signatures of contracts can be checked by a node alone: ${unproved.length} transactions have such`,
    )
  return gaps
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
