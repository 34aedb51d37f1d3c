import { splitAccount } from '../../model/account.ts'
import { formatUnits } from '../../model/amount.ts'
import type { AssetId } from '../../model/asset.ts'
import type { CustomerEvent } from '../../model/monitor/customer-event.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'
import type { Money, ReportCase, ReportTransaction } from '../../model/report-case.ts'

/** What a rule of the monitor lets one suspect; a person confirms it before the report goes out. */
const BY_RULE: readonly (readonly [suspicion: string, rules: readonly string[]])[] = [
  ['structuring', ['R01', 'R02', 'R07']],
  ['out-of-pattern', ['R03', 'R04', 'R05', 'R06', 'R30', 'R31', 'R34', 'R49', 'R50']],
  ['transfers', ['R08', 'R09', 'R10', 'R11', 'R12', 'R14', 'R15']],
  ['funnel', ['R13', 'R33']],
  ['chain-hopping', ['R16', 'R17', 'R18', 'R22']],
  ['mixer', ['R19', 'R20', 'R21']],
  ['unlicensed', ['R23']],
  ['source-of-funds', ['R24', 'R39']],
  ['vpn-or-proxy', ['R25', 'R27']],
  ['many-accounts', ['R26']],
  ['proliferation', ['R28']],
  ['account-takeover', ['R29']],
  ['third-party', ['R32']],
  ['sanctions', ['R35', 'R36', 'R37']],
  ['theft', ['R38']],
  ['high-risk-country', ['R40']],
  ['unhosted-wallet', ['R41']],
  ['fraud', ['R42', 'R47']],
  ['cyber-attack-on-institution', ['R43', 'R44', 'R45', 'R46', 'R48']],
  ['manipulation', ['M2', 'M3', 'M4', 'M5']],
  ['wash-trading', ['M1']],
]

/** The name and decimals of an asset, as far as they are known. */
export type AssetNames = ReadonlyMap<AssetId, { readonly symbol: string; readonly decimals: number }>

/**
 * A report's case with what the monitor found: the events that did not pass as transactions, the rules' reasons as narrative, and what they
 * let one suspect. A rule that could not answer is told as such.
 * @param events those judged, as far as they are at hand; a judgement whose event is not is told in words alone
 */
export function caseOfJudgements(
  told: ReportCase,
  judgements: readonly Judgement[],
  events: readonly CustomerEvent[],
  assets: AssetNames,
): ReportCase {
  const raised = judgements.filter(j => j.outcome !== 'pass')
  const byId = new Map(events.map(e => [e.id, e]))
  const before = new Set(told.transactions.map(t => t.id))
  const accounts = new Map(told.accounts.map(a => [a.id, a]))
  for (const { customer } of raised)
    if (!accounts.has(customer))
      accounts.set(customer, {
        ...{ id: customer, number: customer, at: null, holders: [], currency: null, openedOn: null },
        ...{ closedOn: null, status: null },
      })
  const fired = new Set(
    raised
      .flatMap(j => j.findings)
      .filter(f => f.answer.kind === 'fired')
      .map(f => f.rule),
  )
  const suspected = BY_RULE.flatMap(([word, rules]) => (rules.some(r => fired.has(r)) ? [word] : []))
  const days = raised.map(j => new Date(j.atMs).toISOString().slice(0, 10)).sort()
  const [from] = days
  const transactions = raised.flatMap(j => {
    const event = byId.get(j.event)
    const made = event === undefined || before.has(event.id) ? null : transactionOf(event, assets)
    return made === null ? [] : [made]
  })
  return {
    ...told,
    accounts: [...accounts.values()],
    transactions: [...told.transactions, ...transactions],
    suspicions: [...new Set([...told.suspicions, ...suspected])],
    period: told.period ?? (from === undefined ? null : { from, to: days.at(-1) ?? from }),
    narrative:
      raised.length === 0
        ? told.narrative
        : [...told.narrative, { heading: 'What the monitor found', text: raised.map(sayOf).join('\n') }],
    decision: {
      ...told.decision,
      detectedAt: told.decision.detectedAt ?? firstOf(raised),
    },
  }
}

function sayOf(j: Judgement): string {
  const says = j.findings.map(({ rule, version, answer }) =>
    answer.kind === 'fired'
      ? `rule ${rule} (version ${version}) fired, ${answer.level}: ${answer.reasons.join('; ')}; ${answer.unless}`
      : `rule ${rule} (version ${version}) could not answer: it lacks ${answer.lacks}`,
  )
  const schemes = j.typologies
    .filter(t => t.outcome !== 'pass')
    .map(t => `scheme ${t.typology}, score ${t.score.toFixed(2)}`)
  return `${new Date(j.atMs).toISOString()} customer ${j.customer}, event ${j.event}: ${j.outcome}. ${[...says, ...schemes].join('. ')}. Rule set ${j.ruleset}.`
}

function transactionOf(event: CustomerEvent, assets: AssetNames): ReportTransaction | null {
  const own = { account: event.customer }
  const at = new Date(event.atMs).toISOString()
  if (event.kind === 'deposit' || event.kind === 'withdrawal') {
    const known = assets.get(event.asset)
    const other = event.other === null ? null : { wallet: event.other, holder: event.travel?.vasp ?? null }
    const inward = event.kind === 'deposit'
    return {
      ...{ id: event.id, at, kind: event.kind, from: inward ? other : own, to: inward ? own : other },
      ledger: event.other === null ? event.ledger : splitAccount(event.other).ledger,
      tx: event.tx,
      block: null,
      asset: known === undefined ? `base units of ${event.asset}` : known.symbol,
      amount: known === undefined ? String(event.amount) : formatUnits(event.amount, known.decimals),
      values: worthOf(event),
      suspicious: true,
      note: null,
    }
  }
  if (event.kind !== 'fiat-in' && event.kind !== 'fiat-out') return null
  const worth = worthOf(event)
  const told = worth.find(w => w.currency === event.currency) ?? worth[0]
  if (told === undefined) return null
  const inward = event.kind === 'fiat-in'
  return {
    ...{ id: event.id, at, kind: event.kind, from: inward ? null : own, to: inward ? own : null },
    ...{
      ledger: null,
      tx: null,
      block: null,
      asset: told.currency,
      amount: told.amount,
      values: worth,
      suspicious: true,
    },
    note: event.other === null ? null : `other side ${event.other}`,
  }
}

function worthOf(event: { readonly usd: number | null; readonly krw: number | null }): readonly Money[] {
  const figure = (value: number | null, currency: string, places: number): readonly Money[] =>
    value === null || !Number.isFinite(value) || value < 0 || value >= 1e15
      ? []
      : [{ currency, amount: value.toFixed(places) }]
  return [...figure(event.usd, 'USD', 2), ...figure(event.krw, 'KRW', 0)]
}

function firstOf(raised: readonly Judgement[]): string | null {
  const first = raised.reduce<number | null>((a, j) => (a === null || j.atMs < a ? j.atMs : a), null)
  return first === null ? null : new Date(first).toISOString()
}
