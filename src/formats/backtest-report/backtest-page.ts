import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base64 } from '@scure/base'
import { Html, html } from '../report/html.ts'
import { reportStyle } from '../report/report-style.ts'

const OWN_STYLE = `
svg.curve{min-width:0;max-width:860px}
svg.curve circle{fill:var(--account);fill-opacity:.35}
svg.curve .front{fill:var(--source);fill-opacity:1}
svg.curve .measured{fill:var(--exchange);fill-opacity:1}
svg.curve .now{fill:var(--held);fill-opacity:1}
svg.curve polyline{fill:none;stroke:var(--source)}
svg.curve polyline.measured{stroke:var(--exchange);fill:none;stroke-dasharray:4 3}
svg.days .before{fill:var(--account)}
svg.days .after{fill:var(--exchange)}
`

/** A page that stands alone: no script, no request, the look of the report of a trace. */
export function backtestPage(title: string, body: Html): string {
  const style = `${reportStyle('')}${OWN_STYLE}`
  const digest = base64.encode(sha256(utf8ToBytes(style)))
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'`
  return `${html`<!doctype html>
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
<a class="skip" href="#main">Skip to the figures</a>
<h1>${title}</h1>
<main id="main">
${body}</main>
</body>
</html>
`}`
}

/** `93.5 %`; a dash where there is nothing to be a share of. */
export function shareText(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`
}
