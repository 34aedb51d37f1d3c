import { type Html, html, shorten } from './html.ts'
import { KIND_WORDS } from './kinds.ts'
import type { ReportView } from './report-view.ts'

/** Something that a reader should know the time of. */
export interface MainEvent {
  readonly at: number
  readonly what: Html
}

/** Kinds that are no service. */
const NO_SERVICE: ReadonlySet<string> = new Set(['held', 'unfollowed', 'residue'])

/** The theft, the first arrival at each kind of service, the busiest moment's end and the last movement, in order of time. */
export function mainEvents(view: ReportView): MainEvent[] {
  const { trace, assets, accounts } = view
  const events: MainEvent[] = []
  for (const [asset, rows] of Map.groupBy(trace.stolen, s => s.asset)) {
    const sum = rows.reduce((n, r) => n + BigInt(r.amount), 0n)
    const at = rows.reduce((n, r) => Math.min(n, r.firstAt), Infinity)
    const sources = new Set(rows.map(r => r.source))
    const from = sources.size === 1 ? accounts.address(rows[0]?.source ?? null) : `${sources.size} accounts`
    events.push({ at, what: html`<b>Theft</b>: ${assets.text(asset, sum)} from <code>${from}</code>` })
  }
  const firsts = new Map<string, ReportView['trace']['endpoints'][number]>()
  for (const e of trace.endpoints) {
    if (NO_SERVICE.has(e.kind)) continue
    const had = firsts.get(e.kind)
    if (!had || e.firstAt < had.firstAt) firsts.set(e.kind, e)
  }
  const first = [...firsts.values()].reduce((n, e) => Math.min(n, e.firstAt), Infinity)
  for (const e of firsts.values()) {
    const name = e.name === null ? html`<code>${accounts.address(e.account)}</code>` : html`${shorten(e.name, 80)}`
    const which = e.firstAt === first ? 'First service reached' : `First ${KIND_WORDS[e.kind].word} reached`
    events.push({ at: e.firstAt, what: html`<b>${which}</b>: ${name} (${KIND_WORDS[e.kind].word})` })
  }
  const last = trace.transfers.reduce<ReportView['trace']['transfers'][number] | null>(
    (n, t) => (n === null || t.at >= n.at ? t : n),
    null,
  )
  if (last)
    events.push({
      at: last.at,
      what: html`<b>Last movement</b> of tainted value: ${assets.text(last.asset, last.tainted)} to <code>${accounts.address(last.to)}</code>`,
    })
  events.push({ at: trace.asOf, what: html`<b>End of the data looked at</b>` })
  return events.sort((a, b) => a.at - b.at)
}
