import type { EndpointKind } from '../../analysis/flow/trace-result.ts'
import { isByOdds } from '../by-odds.ts'
import { count, counted, dataTable, leftOut } from './data-table.ts'
import { type Html, html, NOTHING, shorten } from './html.ts'
import { KIND_ORDER, KIND_WORDS } from './kinds.ts'
import type { ReportView } from './report-view.ts'

const MOST_FREEZERS = 40

interface Sum {
  amount: bigint
  readonly accounts: Set<string>
  readonly kinds: Set<EndpointKind>
}

/** Where the money is now: what can still be frozen and by whom, then the sums of each kind. */
export function headline(view: ReportView): Html {
  return html`<section id="now" aria-labelledby="now-title">
<h2 id="now-title">Where the money is now</h2>
${freezable(view)}${byKind(view)}${odds(view)}</section>
`
}

/** Facts and odds are not added up unseen. */
function odds({ trace }: ReportView): Html {
  const places = trace.endpoints.filter(isByOdds)
  if (places.length === 0) return NOTHING
  return html`<p class="told"><b>${counted(places.length, 'place')} of these ${places.length === 1 ? 'was' : 'were'} reached by odds</b>, in part or whole: crossings that are likely, but no facts. The sums above count them; <a href="#endpoints">the basis of each</a> says how likely it is and how much of it stands by facts alone.</p>\n`
}

function freezable(view: ReportView): Html {
  const { trace, assets, ranking } = view
  const sums = new Map<string, Map<string, Sum>>()
  for (const row of trace.endpoints)
    if (row.freezableBy.length > 0) add(sums, row.freezableBy.join(' or '), row.asset, row)
  if (sums.size === 0)
    return html`<p class="lead">Nobody is known who can freeze any of it: none lies at a custodian, and no asset here has an issuer that is known to act.</p>\n`
  const all = [...sums].flatMap(([who, bySum]) =>
    [...bySum].map(([asset, sum]) => ({ who, asset, sum, place: ranking.indexOf(asset) })),
  )
  all.sort((a, b) => a.place - b.place || (a.sum.amount > b.sum.amount ? -1 : a.sum.amount < b.sum.amount ? 1 : 0))
  const rows = all
    .slice(0, MOST_FREEZERS)
    .map(({ who, asset, sum }) => [
      html`<b>${shorten(who)}</b>`,
      html`<b>${assets.cell(asset, sum.amount)}</b>`,
      html`${assets.unit(asset)}`,
      html`${count(sum.accounts.size)}`,
      html`${[...sum.kinds].map(kind => KIND_WORDS[kind].word).join(', ')}`,
    ])
  const columns = [
    ['Who can freeze it', 'text'],
    ['Amount', 'number'],
    ['Asset', 'text'],
    ['Accounts', 'number'],
    ['What it is', 'text'],
  ] as const
  const table = dataTable({
    id: 'freezable',
    caption: 'What can still be frozen, and by whom',
    columns,
    rows,
    narrow: true,
  })
  return html`${table}${leftOut(rows.length, all.length, 'the smaller ones')}`
}

function byKind(view: ReportView): Html {
  const { trace, assets, ranking } = view
  const sums = new Map<string, Map<string, Sum>>()
  for (const row of trace.endpoints) add(sums, row.asset, row.kind, row)
  const rows: Html[][] = []
  for (const asset of ranking) {
    const stolen = trace.stolen.filter(s => s.asset === asset).reduce((n, s) => n + BigInt(s.amount), 0n)
    const share = (amount: bigint): Html => (stolen === 0n ? html`–` : html`${percent(amount, stolen)}`)
    let total = 0n
    const accounts = new Set<string>()
    for (const kind of KIND_ORDER) {
      const sum = sums.get(asset)?.get(kind)
      if (!sum) continue
      total += sum.amount
      for (const account of sum.accounts) accounts.add(account)
      rows.push([
        html`<span class="chip k-${kind}"></span>${KIND_WORDS[kind].word} <small>${KIND_WORDS[kind].means}</small>`,
        assets.cell(asset, sum.amount),
        html`<span title="${assets.title(asset)}">${assets.unit(asset)}</span>`,
        share(sum.amount),
        html`${count(sum.accounts.size)}`,
      ])
    }
    const compare = stolen === 0n ? 'none stolen in this asset' : `stolen: ${assets.text(asset, stolen)}`
    rows.push([
      html`<b>all ${assets.symbol(asset)}</b> <small>${compare}</small>`,
      html`<b>${assets.cell(asset, total)}</b>`,
      html`${assets.unit(asset)}`,
      share(total),
      html`${count(accounts.size)}`,
    ])
  }
  const columns = [
    ['Kind', 'text'],
    ['Amount', 'number'],
    ['Asset', 'text'],
    ['Of what was stolen', 'number'],
    ['Accounts', 'number'],
  ] as const
  const off = trace.conservation.filter(c => c.gaps !== '0').length
  const note =
    off > 0
      ? html`<p class="told">In ${counted(off, 'asset')} the sum differs from what was stolen: <a href="#balance">the balance</a> shows by how much, and <a href="#gaps">the gaps</a> why.</p>\n`
      : NOTHING
  const caption = `As of ${new Date(trace.asOf * 1000).toISOString().slice(0, 19)}Z, by the ${trace.policy} doctrine`
  return html`${dataTable({ id: 'kinds', caption, columns, rows, narrow: true })}${note}`
}

function add(
  sums: Map<string, Map<string, Sum>>,
  one: string,
  two: string,
  row: ReportView['trace']['endpoints'][number],
): void {
  const inner = sums.get(one) ?? new Map<string, Sum>()
  sums.set(one, inner)
  const sum = inner.get(two) ?? { amount: 0n, accounts: new Set(), kinds: new Set() }
  inner.set(two, sum)
  sum.amount += BigInt(row.amount)
  sum.accounts.add(row.account)
  sum.kinds.add(row.kind)
}

/** A share cut after two decimals. */
export function percent(part: bigint, whole: bigint): string {
  const hundredths = (part * 10_000n) / whole
  const text = hundredths.toString().padStart(3, '0')
  if (hundredths === 0n && part > 0n) return '< 0.01 %'
  return `${text.slice(0, -2)}.${text.slice(-2)} %`
}
