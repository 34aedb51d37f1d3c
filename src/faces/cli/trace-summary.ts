import { isByOdds } from '../../formats/by-odds.ts'
import { showAccount, type UnitWriter, unitWriter } from '../../formats/show-units.ts'
import type { TraceJson } from '../../formats/trace-json.ts'
import { showInstant } from '../../model/instant.ts'
import { foldText, hang } from './fold-text.ts'
import { harmless, type Paint, paint } from './paint.ts'

/** Endpoints that are printed one by one. */
const MOST_PLACES = 12
/** Lines of each of the later parts. */
const MOST_LINES = 6

type Endpoint = TraceJson['endpoints'][number]

/** A trace for a terminal: where the money is now comes first, what is not certain last. */
export function traceSummary(trace: TraceJson, screen: { readonly columns: number; readonly colour: boolean }): string {
  const units = unitWriter(trace.assets)
  const ink = paint(screen.colour)
  const width = Math.min(screen.columns, 110)
  return [
    ink.bold('WHERE THE MONEY IS NOW'),
    ...setting(trace, width),
    '',
    ...sums(trace, units),
    '',
    ...places(trace, units, ink, width),
    '',
    ink.bold('THE SUM, TO THE BASE UNIT'),
    ...conservation(trace, units, width),
    ...part(ink, 'WENT THROUGH BRIDGES AND SWAP SERVICES', crossed(trace, units), width),
    ...part(ink, 'MAY HAVE COME OUT OF MIXERS: ODDS, NEVER A LINK', mixed(trace), width),
    ...part(
      ink,
      'WHAT STOOD OUT',
      trace.patterns.map(p => `${p.pattern}, ${who(p.accounts)}: ${p.because}`),
      width,
    ),
    ...part(ink, 'LEFT ASIDE AS NOISE', noise(trace), width),
    ...part(ink, 'NOT COVERED BY THE FIGURES', gaps(trace, units), width),
    '',
    ink.dim(`evidence  ${trace.evidence.findings}`),
    ...Object.entries(trace.versions).map(([name, version]) => ink.dim(`${name.padEnd(8)}  ${version}`)),
    '',
  ].join('\n')
}

function setting(trace: TraceJson, width: number): string[] {
  const until = trace.finished ? '' : ' NOT FINISHED: a bound on time or hops stopped it; see "unfollowed".'
  const text = `Case ${trace.case}, policy ${trace.policy}, as of ${minute(trace.asOf)} UTC; ${count(trace.transfers.length, 'tainted transfer')}, ${count(new Set(trace.accounts.map(a => a.account)).size, 'account')}.${until}`
  return foldText(text, width)
}

/** One line a kind and asset, in the order of the endpoints. */
function sums(trace: TraceJson, units: UnitWriter): string[] {
  const rows = new Map<string, { kind: string; asset: string; sum: bigint; n: number }>()
  for (const endpoint of trace.endpoints) {
    const { asset, amount } = endpoint
    const kind = isByOdds(endpoint) ? `${endpoint.kind}, by odds` : endpoint.kind
    const key = `${kind} ${asset}`
    const row = rows.get(key) ?? { kind, asset, sum: 0n, n: 0 }
    rows.set(key, { ...row, sum: row.sum + BigInt(amount), n: row.n + 1 })
  }
  const shown = [...rows.values()].map(
    r => [r.kind, units.amount(String(r.sum), r.asset), count(r.n, 'place')] as const,
  )
  const kinds = Math.max(4, ...shown.map(r => r[0].length))
  const amounts = Math.max(6, ...shown.map(r => r[1].length))
  return shown.map(([kind, amount, n]) => `  ${kind.padEnd(kinds)}  ${amount.padStart(amounts)}  in ${n}`)
}

function places(trace: TraceJson, units: UnitWriter, ink: Paint, width: number): string[] {
  const lines = [ink.bold('WHERE TO ACT, FIRST THINGS FIRST')]
  trace.endpoints.slice(0, MOST_PLACES).forEach((e, i) => {
    const name = e.name === null ? '' : ` ${harmless(e.name).slice(0, 40)},`
    const what = `${e.kind}${name} since ${minute(e.firstAt)}`
    const number = `${String(i + 1).padStart(3)}. `
    const first = `${units.amount(e.amount, e.asset)}  ${what}`
    lines.push(...foldText(first, width - 5).map((line, n) => `${n === 0 ? number : '       '}${ink.bold(line)}`))
    lines.push(`     ${showAccount(e.account, 'full')}`)
    for (const line of remarks(e).flatMap(text => foldText(text, width - 7))) lines.push(ink.dim(`     ${line}`))
  })
  const left = trace.endpoints.length - MOST_PLACES
  if (left > 0) lines.push(`     … and ${count(left, 'place')} more: --report OUT.html or --json has all`)
  return lines
}

/** Who can act, and for anything but a plain holding why we say so. */
function remarks(e: Endpoint): string[] {
  const who = e.freezableBy.length > 0 ? [`can be frozen by ${e.freezableBy.map(harmless).join(', ')}`] : []
  return e.kind === 'held' && !isByOdds(e) ? who : [...who, harmless(e.basis)]
}

function conservation(trace: TraceJson, units: UnitWriter, width: number): string[] {
  return trace.conservation.flatMap(c => {
    const parts = [
      ['held', c.held],
      ['at services', c.services],
      ['fees', c.fees],
      ['below the floor', c.belowFloor],
      ['gaps', c.gaps],
    ] as const
    const told = parts
      .filter(([, amount]) => amount !== '0')
      .map(([name, amount]) => `${name} ${units.exact(amount, c.asset)}`)
    const text = `stolen ${units.exact(c.stolen, c.asset)} = ${told.join(' + ') || 'nothing left'}`
    return hang(text, width, '  ')
  })
}

function who(accounts: readonly string[]): string {
  const [first = ''] = accounts
  return accounts.length === 1 ? showAccount(first, 'short') : count(accounts.length, 'account')
}

/** What is followed by facts first, the largest odds after. */
function crossed(trace: TraceJson, units: UnitWriter): string[] {
  const told = [...(trace.crossings ?? [])].sort((a, b) => Number(b.joint) - Number(a.joint))
  return told.map(c => {
    const out = c.state === 'followed' ? c.outTainted : c.outAmount
    const odds = c.joint === '1' ? 'a fact' : `odds ${c.joint}`
    return `${c.state}, ${odds}: ${c.crossing}, ${units.amount(c.inTainted, c.inAsset)} in, ${units.amount(out, c.outAsset)} to ${showAccount(c.outAccount, 'short')}`
  })
}

function mixed(trace: TraceJson): string[] {
  return (trace.candidates ?? []).map(c => {
    const to = c.account === null ? (c.withdrawals[0] ?? '') : showAccount(c.account, 'short')
    return `${c.odds} to ${to} from ${c.mixer}, anonymity set ${c.anonymitySet} (${c.effectiveSet} by entropy)`
  })
}

function noise(trace: TraceJson): string[] {
  const kinds = new Map<string, number>()
  for (const { kind } of trace.noise) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return kinds.size === 0 ? [] : [[...kinds].map(([kind, n]) => `${n} ${kind}`).join(', ')]
}

/** One line a kind and asset; what stands alone is told with its reason. */
function gaps(trace: TraceJson, units: UnitWriter): string[] {
  const kinds = new Map<string, { rows: TraceJson['gaps']; sum: bigint }>()
  for (const gap of trace.gaps) {
    const key = `${gap.kind} ${gap.asset}`
    const known = kinds.get(key) ?? { rows: [], sum: 0n }
    kinds.set(key, { rows: [...known.rows, gap], sum: known.sum + BigInt(gap.amount) })
  }
  return [...kinds.values()].map(({ rows, sum }) => {
    const [first] = rows
    if (!first) return ''
    const amount = first.asset === null ? '' : ` ${units.amount(String(sum), first.asset)}`
    return `${first.kind}${amount}: ${rows.length > 1 ? `${count(rows.length, 'time')}, first ` : ''}${harmless(first.because)}`
  })
}

function part(ink: Paint, title: string, texts: readonly string[], width: number): string[] {
  if (texts.length === 0) return []
  const lines = texts
    .slice(0, MOST_LINES)
    .flatMap(text => foldText(harmless(text), width - 4).map((l, i) => `${i === 0 ? '  - ' : '    '}${l}`))
  const left = texts.length - MOST_LINES
  return ['', ink.bold(title), ...lines, ...(left > 0 ? [`    … and ${left} more`] : [])]
}

function count(n: number, word: string): string {
  return `${n.toLocaleString('en-US')} ${word}${n === 1 ? '' : 's'}`
}

function minute(at: number): string {
  return showInstant(at).slice(0, 16).replace('T', ' ')
}
