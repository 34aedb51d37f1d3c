import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base64 } from '@scure/base'
import { showInstant } from '../../model/instant.ts'
import type { TraceJson } from '../trace-json.ts'
import { balance, gapsTable } from './balance.ts'
import { candidatesSection } from './candidates-table.ts'
import { crossingsSection } from './crossings-table.ts'
import { count, counted } from './data-table.ts'
import { endpointsTable } from './endpoints-table.ts'
import { boundsSection, clustersSection, noiseSection, patternsSection } from './findings.ts'
import { flowPicture } from './flow/flow-picture.ts'
import { headline } from './headline.ts'
import { Html, html, NOTHING, shorten } from './html.ts'
import { REPORT_SCRIPT } from './report-script.ts'
import { reportStyle } from './report-style.ts'
import { MOST_PICTURES, type ReportView, reportView } from './report-view.ts'
import { evidence, setting } from './setting.ts'
import { timeline } from './timeline.ts'
import { transfersTable } from './transfers-table.ts'

/** What is told of a report beside its trace. */
export interface ReportOptions {
  /** Heading; else the case's name. */
  readonly title?: string | undefined
  /** Unix seconds at which the report was asked for; not printed when absent, so that equal traces give equal bytes. */
  readonly madeAt?: number | undefined
  /** Sentences to be read beside the figures. */
  readonly notes?: readonly string[] | undefined
  /** What is known beside ledger and tags, each with where it was read. */
  readonly facts?: readonly ReportFact[] | undefined
}

/** One known thing and its source. */
export interface ReportFact {
  readonly key: string
  readonly value: string
  /** Title of what was read. */
  readonly source: string
}

/**
 * Writes a trace as one HTML page that stands alone: no request, no font or picture from outside, readable and printable without
 * scripts. Equal traces and options give equal bytes.
 */
export function renderReport(trace: TraceJson, options: ReportOptions = {}): string {
  const view = reportView(trace)
  const style = reportStyle(trace.evidence.digest)
  const title = shorten(options.title ?? `Trace of ${trace.case}`, 200)
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(REPORT_SCRIPT)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Cordon">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the findings</a>
${head(view, title, options)}<main id="main">
${headline(view)}${pictures(view)}${about(options)}${endpointsTable(view)}${crossingsSection(view)}${candidatesSection(view)}${timeline(view)}${patternsSection(view)}${clustersSection(view)}${noiseSection(view)}${gapsTable(view)}${balance(view)}${boundsSection(view)}${transfersTable(view)}${setting(view)}${evidence(view)}</main>
<footer><p>Made by Cordon from ledger data. All amounts are by the ${trace.policy} doctrine; all times are UTC.</p></footer>
<script>${new Html(REPORT_SCRIPT)}</script>
</body>
</html>
`
  return page.text
}

function head(view: ReportView, title: string, { madeAt }: ReportOptions): Html {
  const { trace } = view
  const facts: (readonly [string, string])[] = [
    ['Case', shorten(trace.case)],
    ['Doctrine', trace.policy],
    ['Data up to', showInstant(trace.asOf)],
    ['State', trace.finished ? 'finished: followed to the end of the data' : 'stopped at a bound: see unfollowed'],
    [
      'Found',
      `${counted(trace.transfers.length, 'tainted transfer')}, ${counted(new Set(trace.accounts.map(a => a.account)).size, 'account')}, ${counted(trace.endpoints.length, 'endpoint')}`,
    ],
    ...(madeAt === undefined ? [] : [['Report made', showInstant(madeAt)] as const]),
    ['Digest', trace.evidence.digest],
  ]
  const sometimes: Readonly<Record<string, number>> = {
    bounds: trace.bounds.length,
    crossings: trace.crossings?.length ?? 0,
    candidates: trace.candidates?.length ?? 0,
  }
  const links = CONTENTS.filter(([id]) => sometimes[id] !== 0)
  return html`<header>
<h1>${title}</h1>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<nav aria-label="Contents"><ul>${links.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
</header>
`
}

const CONTENTS: readonly (readonly [id: string, name: string])[] = [
  ['now', 'Where the money is'],
  ['flow', 'Flow'],
  ['endpoints', 'Endpoints'],
  ['crossings', 'Crossings'],
  ['candidates', 'Mixers'],
  ['timeline', 'Timeline'],
  ['patterns', 'Patterns'],
  ['clusters', 'Clusters'],
  ['noise', 'Noise'],
  ['gaps', 'Gaps'],
  ['balance', 'Balance'],
  ['bounds', 'Doctrines'],
  ['transfers', 'Transfers'],
  ['setting', 'Question'],
  ['evidence', 'Evidence'],
]

function about({ notes = [], facts = [] }: ReportOptions): Html {
  if (notes.length + facts.length === 0) return NOTHING
  const list =
    notes.length > 0 ? html`<ul class="notes">${notes.map(n => html`<li>${shorten(n, 1000)}</li>`)}</ul>` : NOTHING
  const known = facts.map(
    f =>
      html`<li><strong>${shorten(f.key, 100)}:</strong> ${shorten(f.value, 1000)} <small>(${shorten(f.source, 200)})</small></li>`,
  )
  const told =
    facts.length > 0
      ? html`<details><summary>Public facts about the theft, with their sources (${count(facts.length)})</summary><ul>${known}</ul></details>`
      : NOTHING
  return html`<section id="about" aria-labelledby="about-title">
<h2 id="about-title">Read this beside the figures</h2>
${list}${told}</section>
`
}

function pictures(view: ReportView): Html {
  const shown = view.ranking.slice(0, MOST_PICTURES)
  const others = view.ranking.slice(MOST_PICTURES)
  const told =
    others.length === 0
      ? NOTHING
      : html`<p class="told">Drawn are the ${count(shown.length)} assets with the most tainted transfers. Without a picture: ${others
          .map(a => view.assets.symbol(a))
          .slice(0, 20)
          .join(', ')}${others.length > 20 ? ` and ${count(others.length - 20)} more` : ''}.</p>\n`
  return html`<section id="flow" aria-labelledby="flow-title">
<h2 id="flow-title">Flow</h2>
${told}${shown.map((asset, i) => flowPicture(view, asset, `flow-${i}`))}</section>
`
}

function hashOf(text: string): string {
  return `sha256-${base64.encode(sha256(utf8ToBytes(text)))}`
}
