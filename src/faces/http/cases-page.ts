import type { z } from 'zod'
import { showInstant } from '../../model/instant.ts'
import type { listCases } from '../../operations/cases/list-cases.ts'

/** The list of cases as a page; each leads to its latest report. */
export function casesPage({ cases }: z.output<typeof listCases.output>): string {
  const rows = cases.map(c => {
    const name = c.traces > 0 ? `<a href="/cases/${c.name}">${c.name}</a>` : c.name
    const last = c.lastTraceAt === null ? 'not yet traced' : showInstant(c.lastTraceAt)
    return `<tr><td>${name}</td><td>${escaped(c.openedBy)}</td><td>${c.traces}</td><td>${last}</td></tr>`
  })
  const table =
    rows.length === 0
      ? '<p>No case yet. Run <code>cordon start</code>, or <code>cordon trace … --case NAME</code>.</p>'
      : `<table><thead><tr><th>Case</th><th>Opened by</th><th>Traces</th><th>Latest</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Cordon: cases</title><style>${STYLE}</style></head><body><main><h1>Cases</h1>${table}
<p><a href="/openapi.json">OpenAPI</a></p></main></body></html>`
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #8886}`

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)
}
