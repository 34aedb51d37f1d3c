import { POLICY_SOURCE } from '../../analysis/flow/policy.ts'
import { showInstant } from '../../model/instant.ts'
import { dataTable } from './data-table.ts'
import { type Html, html, shorten } from './html.ts'
import { KIND_ORDER, KIND_WORDS } from './kinds.ts'
import type { ReportView } from './report-view.ts'

/** What was asked for, and what answered. */
export function setting(view: ReportView): Html {
  const { trace, accounts } = view
  const asked = Object.entries(trace.parameters).map(([name, value]) => [
    html`${shorten(name)}`,
    html`${accounts.sentence(parameter(name, value), 4000)}`,
  ])
  const versions = Object.entries(trace.versions).map(([name, version]) => [
    html`${shorten(name)}`,
    html`${shorten(version, 400)}`,
  ])
  const assets = trace.assets.map(a => [
    html`${shorten(a.asset, 200)}`,
    html`${a.symbol === null ? '–' : shorten(a.symbol, 40)}`,
    html`${a.name === null ? '–' : shorten(a.name)}`,
    a.decimals === null ? html`unknown: amounts are in base units` : html`${a.decimals}`,
  ])
  const pair = (one: string, two: string) =>
    [
      [one, 'text'],
      [two, 'code'],
    ] as const
  return html`<section id="setting" aria-labelledby="setting-title">
<h2 id="setting-title">Question and surroundings</h2>
<p class="told">Doctrine <b>${trace.policy}</b>: ${POLICY_SOURCE[trace.policy]}.</p>
${dataTable({ id: 'parameters', caption: 'Parameters', columns: pair('Parameter', 'Value'), rows: asked, narrow: true })}
${dataTable({ id: 'versions', caption: 'Versions of software, data and tags', columns: pair('Of', 'Version'), rows: versions, narrow: true })}
${dataTable({
  id: 'assets',
  caption: 'Assets',
  columns: [
    ['CAIP-19 id', 'code'],
    ['Symbol', 'text'],
    ['Name', 'text'],
    ['Decimals', 'text'],
  ],
  rows: assets,
  narrow: true,
})}
<details class="group"><summary>Words of this report</summary><dl class="words">${KIND_ORDER.map(k => html`<dt>${KIND_WORDS[k].word}</dt><dd>${KIND_WORDS[k].means}</dd>`)}
<dt>tainted</dt><dd>the part of an amount that is stolen value, by the doctrine named</dd>
<dt>hop</dt><dd>the least number of tainted transfers from the theft</dd>
<dt>confidence</dt><dd>how far the naming of an account can be relied on, 0 to 100; it says nothing about the amount</dd></dl></details>
</section>
`
}

/** Checksums over the trace, and how anybody recomputes them. */
export function evidence(view: ReportView): Html {
  const { evidence: sums, schema } = view.trace
  return html`<section id="evidence" aria-labelledby="evidence-title">
<h2 id="evidence-title">Evidence</h2>
<p>This page is drawn from one JSON document (<code>${schema}</code>). Its checksums are SHA-256 over canonical JSON (RFC 8785); with the document as <code>trace.json</code>, anybody can recompute them:</p>
<dl class="evidence"><dt>The whole document</dt><dd><code class="digest">${sums.digest}</code><pre>jq -cSj '{case, findings: .evidence.findings, versions}' trace.json | sha256sum</pre></dd>
<dt>The findings: equal for whoever repeats the trace on the same data</dt><dd><code class="digest">${sums.findings}</code><pre>jq -cSj 'del(.evidence, .case, .versions)' trace.json | sha256sum</pre></dd></dl>
</section>
`
}

function parameter(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null) return '–'
  if (Array.isArray(value) && value.every(v => typeof v === 'string')) return value.join(', ')
  if ((name === 'since' || name === 'until') && typeof value === 'number') return `${value} (${showInstant(value)})`
  return JSON.stringify(value) ?? ''
}
