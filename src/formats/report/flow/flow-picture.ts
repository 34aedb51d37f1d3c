import { count, counted } from '../data-table.ts'
import { type Html, html, NOTHING, shorten } from '../html.ts'
import { KIND_WORDS } from '../kinds.ts'
import type { ReportView } from '../report-view.ts'
import { type FlowLink, flowGraph } from './flow-graph.ts'
import { type FlowPicture, foldFlow, MOST_NODES, type PictureNode } from './fold-flow.ts'
import { hopTimes } from './hop-times.ts'
import { type Box, type FlowLayout, layOutFlow, NODE, type Ribbon } from './lay-out-flow.ts'

/** Return flows that are drawn; more would hide the picture. */
const MOST_RETURNS = 10

/** The flow of one asset, left to right by hop, as an SVG drawing with its caption. */
export function flowPicture(view: ReportView, asset: string, id: string): Html {
  const { assets } = view
  const picture = foldFlow(flowGraph(view.trace, asset))
  const layout = layOutFlow(picture)
  const name = assets.symbol(asset)
  const folded = picture.nodes.reduce((n, node) => n + (node.one === null ? node.members : 0), 0)
  const boxOf = new Map(layout.boxes.map(b => [b.node.id, b]))
  const back = picture.returns.slice(0, MOST_RETURNS)
  const unseen = picture.returns.slice(MOST_RETURNS)
  return html`<figure class="flow">
<div class="scroll" role="region" tabindex="0" aria-label="Picture of the flow of ${name}">
<svg class="sankey" viewBox="0 0 ${layout.width} ${Math.ceil(layout.height)}" role="img" aria-labelledby="${id}-title ${id}-about">
<title id="${id}-title">Flow of ${name}</title>
<desc id="${id}-about">From the theft at the left to where the money is now at the right. The tables of this report say the same in words.</desc>
${columnWords(view, asset, picture, layout)}
<g class="ribbons">${layout.ribbons.map(r => ribbon(view, asset, r, boxOf))}</g>
<g class="returns">${back.map(l => returnLine(view, asset, l, boxOf))}</g>
<g class="nodes">${layout.boxes.map(b => nodeMark(view, asset, b))}</g>
</svg></div>
<figcaption><b>${name}.</b> Height shows value; a ribbon runs from payer to payee, and the column at the right is where the money is now: its heights add up to the sums above. Figures in the picture are cut after five digits.
${folded > 0 ? html`${counted(folded, 'smaller place')} ${folded === 1 ? 'is' : 'are'} folded, so that at most ${MOST_NODES} are drawn. ` : NOTHING}${
  back.length > 0 ? html`Dashed lines go back to an earlier hop or stay within a column. ` : NOTHING
}${unseen.length > 0 ? html`${count(unseen.length)} smaller such lines, ${assets.brief(asset, sum(unseen))} together, are not drawn.` : NOTHING}</figcaption>
</figure>
`
}

function sum(links: readonly FlowLink[]): bigint {
  return links.reduce((n, l) => n + l.value, 0n)
}

function columnWords(view: ReportView, asset: string, picture: FlowPicture, { xs, height }: FlowLayout): Html {
  const times = hopTimes(view.trace, asset, picture.columns)
  const heads = [
    ...picture.columns.map(({ first, last }) =>
      first === 0 ? 'theft' : first === last ? `hop ${first}` : `hops ${first}–${last}`,
    ),
    'where it is now',
  ]
  return html`<g class="columns">${xs.map((x, c) => {
    const [from, to] = times[c] ?? [null, null]
    return html`<text class="head" x="${x}" y="14">${heads[c] ?? ''}</text>
<text x="${x}" y="${Math.ceil(height) - 20}">${from ?? ''}</text><text x="${x}" y="${Math.ceil(height) - 6}">${to === null || to === from ? '' : `– ${to}`}</text>`
  })}</g>`
}

function ribbon(view: ReportView, asset: string, r: Ribbon, boxOf: ReadonlyMap<string, Box>): Html {
  const { x0, y0, x1, y1, breadth } = r
  const mid = fix((x0 + x1) / 2)
  const d = `M${fix(x0)} ${fix(y0)}C${mid} ${fix(y0)} ${mid} ${fix(y1)} ${fix(x1)} ${fix(y1)}V${fix(y1 + breadth)}C${mid} ${fix(y1 + breadth)} ${mid} ${fix(y0 + breadth)} ${fix(x0)} ${fix(y0 + breadth)}Z`
  const end = boxOf.get(r.link.to)?.node.end ?? null
  return html`<path class="${end === null ? 'k-account' : `k-${end}`}" d="${d}"><title>${linkWords(view, asset, r.link, boxOf)}</title></path>\n`
}

function returnLine(view: ReportView, asset: string, link: FlowLink, boxOf: ReadonlyMap<string, Box>): Html {
  const from = boxOf.get(link.from)
  const to = boxOf.get(link.to)
  if (!from || !to) return NOTHING
  const [x0, x1] = [from.x + NODE, to.x + NODE]
  const [y0, y1] = [from.y + from.height / 2, to.y + to.height / 2]
  const out = Math.max(x0, x1) + 26
  const d = `M${fix(x0)} ${fix(y0)}C${fix(out)} ${fix(y0)} ${fix(out)} ${fix(y1)} ${fix(x1)} ${fix(y1)}`
  return html`<path d="${d}"><title>${linkWords(view, asset, link, boxOf)}</title></path>\n`
}

function linkWords(view: ReportView, asset: string, link: FlowLink, boxOf: ReadonlyMap<string, Box>): string {
  const who = (id: string): string => {
    const node = boxOf.get(id)?.node
    return node ? longName(view, node) : id
  }
  const moved = `${view.assets.text(asset, link.value)} in ${counted(link.transfers, 'transfer')}`
  const stays =
    boxOf.get(link.to)?.node.end !== null &&
    boxOf.get(link.from)?.node.one?.account === boxOf.get(link.to)?.node.one?.account
  return stays
    ? `${who(link.from)} keeps ${view.assets.text(asset, link.value)}`
    : `${who(link.from)} → ${who(link.to)}: ${moved}`
}

function nodeMark(view: ReportView, asset: string, { node, x, y, height }: Box): Html {
  const kind = node.end ?? (node.source ? 'source' : 'account')
  const amount = view.assets.brief(asset, node.value)
  const under = node.end === null ? amount : `${KIND_WORDS[node.end].word} · ${amount}`
  const top = fix(y + Math.max(9, height / 2 - 3))
  return html`<g class="node${node.one === null ? ' fold' : ''}"><title>${longName(view, node)}
${node.end === null ? 'passed through: ' : `${KIND_WORDS[node.end].word}: `}${view.assets.text(asset, node.value)}</title><rect class="k-${kind}" x="${x}" y="${fix(y)}" width="${NODE}" height="${fix(height)}"/><text x="${x + NODE + 5}" y="${top}">${shortName(view, node)}</text><text class="amount" x="${x + NODE + 5}" y="${fix(top + 12)}">${under}</text></g>\n`
}

function shortName(view: ReportView, node: PictureNode): string {
  if (node.one === null) return `${count(node.members)} more ${node.end === null ? 'accounts' : ''}`.trim()
  return node.one.name === null
    ? view.accounts.brief(node.one.account)
    : shorten(node.one.name, 24).replace(/ \(\d+ characters\)$/, '')
}

function longName(view: ReportView, node: PictureNode): string {
  if (node.one === null) return `${counted(node.members, 'account')} with less`
  const account = view.accounts.full(node.one.account)
  return node.one.name === null ? account : `${shorten(node.one.name)} (${account})`
}

function fix(n: number): number {
  return Math.round(n * 10) / 10
}
