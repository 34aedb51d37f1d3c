import { type AccountId, splitAccount } from '../../model/account.ts'
import { formatUnits } from '../../model/amount.ts'
import { showInstant } from '../../model/instant.ts'
import type { NarrativePart, ReportAddress, ReportCase, ReportTransaction } from '../../model/report-case.ts'
import { isByOdds, oddsByAccount, oddsOf } from '../by-odds.ts'
import { groupDigits } from '../group-digits.ts'
import type { TraceJson } from '../trace-json.ts'

/** Endpoints whose account is the thief's own, so that others may block it. */
const OWN = ['held', 'residue', 'unfollowed']
/** † Endpoints that the narrative names; all addresses stand in their table. */
const MOST_NAMED = 20

/**
 * A report's case with all that a trace tells: addresses with their roles, tainted transfers, what was stolen and where it is now. What the
 * case told before stays; a transaction or an address of the same name is not told twice. What was reached by odds is worded so, and is
 * nobody's to block: an authority takes the rest for facts.
 * @param document SHA-256 of the trace's JSON as it was kept
 */
export function caseOfTrace(told: ReportCase, trace: TraceJson, document: string): ReportCase {
  const show = shower(trace)
  const times = trace.transfers.map(t => t.at)
  const first = least(times)
  const last = most(times)
  const known = new Set(told.addresses.map(a => a.account))
  const before = new Map(told.transactions.map(t => [t.id, t]))
  const hashes = new Set(told.transactions.map(t => `${t.ledger} ${t.tx}`))
  const kinds = new Set(trace.endpoints.map(e => e.kind))
  const found = [
    'theft',
    ...(kinds.has('mixer') ? ['mixer'] : []),
    ...(trace.crossings || kinds.has('bridge') ? ['chain-hopping'] : []),
  ]
  return {
    ...told,
    addresses: [...told.addresses, ...addressesOf(trace, document).filter(a => !known.has(a.account))],
    transactions: [
      ...told.transactions,
      ...transfersOf(trace, show).flatMap(t => {
        const known = before.get(t.id)
        if (hashes.has(`${t.ledger} ${t.tx}`) || (known !== undefined && isSame(known, t))) return []
        // Another trace numbers its transfers from the beginning too.
        return [known === undefined ? t : { ...t, id: `${t.id}-${document.slice(0, 8)}` }]
      }),
    ],
    suspicions: [...new Set([...told.suspicions, ...found])],
    period:
      told.period ??
      (first === null || last === null
        ? null
        : { from: showInstant(first).slice(0, 10), to: showInstant(last).slice(0, 10) }),
    narrative: [...told.narrative, ...storyOf(trace, show)],
    evidence: [
      ...told.evidence,
      {
        name: `trace of ${trace.case}`,
        sha256: document,
        about: `${trace.schema}, doctrine ${trace.policy}, as of ${showInstant(trace.asOf)}`,
      },
    ],
  }
}

function isSame(one: ReportTransaction, other: ReportTransaction): boolean {
  return one.at === other.at && one.tx === other.tx && one.asset === other.asset && one.amount === other.amount
}

function addressesOf(trace: TraceJson, document: string): readonly ReportAddress[] {
  const own = new Set(trace.endpoints.filter(e => OWN.includes(e.kind)).map(e => e.account))
  const odds = oddsByAccount(trace)
  const roles = new Map<string, ReportAddress>()
  for (const row of trace.accounts) {
    if (roles.has(row.account)) continue
    const joint = odds.get(row.account)
    const owned = row.role === 'source' || row.role === 'intermediate' || own.has(row.account)
    roles.set(row.account, {
      account: row.account,
      role: `${row.role}, hop ${row.hop}${joint === undefined ? '' : `, reached by odds, joint confidence ${joint}`}`,
      blockable: owned && joint === undefined,
      holder: row.service,
      source: `trace ${document.slice(0, 16)}`,
    })
  }
  return [...roles.values()]
}

function transfersOf(trace: TraceJson, show: Show): readonly ReportTransaction[] {
  const services = new Map(trace.accounts.flatMap(a => (a.service === null ? [] : [[a.account, a.service] as const])))
  const end = (account: string | null): ReportTransaction['from'] =>
    account === null ? null : { wallet: account, holder: services.get(account) ?? null }
  const odds = new Map((trace.likelihoods ?? []).map(l => [l.transfer, l.joint]))
  return trace.transfers.flatMap((t, i): readonly ReportTransaction[] => {
    if (t.from === null && t.to === null) return []
    const joint = odds.get(i)
    const notes = [
      ...(t.tainted === t.amount
        ? []
        : [`of it stolen: ${show(t.asset, t.tainted).figure} ${show(t.asset, t.tainted).unit}`]),
      ...(joint === undefined ? [] : [`stolen by odds alone, joint confidence ${joint}: likely, and no fact`]),
    ]
    const amount = show(t.asset, t.amount)
    return [
      {
        id: `trace-${i}`,
        at: showInstant(t.at),
        kind: 'transfer',
        from: end(t.from),
        to: end(t.to),
        ledger: splitAccount((t.from ?? t.to) as AccountId).ledger,
        tx: t.tx,
        block: t.block < 0 ? null : t.block,
        asset: amount.unit,
        amount: amount.figure,
        values: [],
        suspicious: true,
        note: notes.length === 0 ? null : notes.join('; '),
      },
    ]
  })
}

function storyOf(trace: TraceJson, show: Show): readonly NarrativePart[] {
  const says = (asset: string, amount: string): string => {
    const { figure, unit } = show(asset, amount)
    const [whole = '', part] = figure.split('.')
    return `${groupDigits(whole)}${part === undefined ? '' : `.${part}`} ${unit}`
  }
  const stolen = trace.stolen.map(s => `${says(s.asset, s.amount)} from ${s.source} at ${showInstant(s.firstAt)}.`)
  const sure = trace.endpoints.filter(e => !isByOdds(e))
  const likely = trace.endpoints.filter(isByOdds)
  const where = sure
    .slice(0, MOST_NAMED)
    .map(e => `${says(e.asset, e.amount)} at ${e.name ?? e.kind}, ${e.account}: ${e.basis}.`)
  const more = sure.length - where.length
  const perhaps = likely
    .slice(0, MOST_NAMED)
    .map(
      e =>
        `Up to ${says(e.asset, e.amount)} may be at ${e.name ?? e.kind}, ${e.account}, joint confidence ${oddsOf(e)}: ${e.basis}.`,
    )
  const moreOdds = likely.length - perhaps.length
  const sums = trace.conservation.map(
    c =>
      `Stolen ${says(c.asset, c.stolen)} = held ${says(c.asset, c.held)} + at services ${says(c.asset, c.services)} + fees ${says(c.asset, c.fees)} + below the floor ${says(c.asset, c.belowFloor)} + gaps ${says(c.asset, c.gaps)}.`,
  )
  const method = `The value was followed from account to account through ${trace.transfers.length} transfers by the doctrine ${trace.policy}, up to ${showInstant(trace.asOf)}.${trace.finished ? '' : ' The trace was stopped before its end.'}${likely.length === 0 ? '' : ' The sums below count what was reached by odds, too.'}`
  return [
    { heading: 'What was stolen', text: stolen.join(' ') || 'Nothing is told of the source.' },
    { heading: 'How it was followed', text: [method, ...sums].join(' ') },
    {
      heading: 'Where it is now',
      text: [...where, ...(more > 0 ? [`And ${more} more places.`] : [])].join(' ') || 'Nowhere known.',
    },
    ...(likely.length === 0
      ? []
      : [
          {
            heading: 'Where some of it may be, by odds and not by facts alone',
            text: [...perhaps, ...(moreOdds > 0 ? [`And ${moreOdds} more places.`] : [])].join(' '),
          },
        ]),
    ...(trace.gaps.length === 0
      ? []
      : [
          {
            heading: 'What is not known',
            text: trace.gaps
              .slice(0, MOST_NAMED)
              .map(g => g.because)
              .join(' '),
          },
        ]),
  ]
}

type Show = (asset: string, amount: string) => { readonly figure: string; readonly unit: string }

// An asset whose decimals nobody knows is told in base units, and says so.
function shower(trace: TraceJson): Show {
  const assets = new Map(trace.assets.map(a => [a.asset, a]))
  return (asset, amount) => {
    const known = assets.get(asset)
    if (known === undefined || known.decimals === null)
      return { figure: amount, unit: `base units of ${known?.symbol ?? asset}` }
    return { figure: formatUnits(BigInt(amount), known.decimals), unit: known.symbol ?? asset }
  }
}

function least(times: readonly number[]): number | null {
  return times.reduce<number | null>((a, b) => (a === null || b < a ? b : a), null)
}

function most(times: readonly number[]): number | null {
  return times.reduce<number | null>((a, b) => (a === null || b > a ? b : a), null)
}
