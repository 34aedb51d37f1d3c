import { cardStyle } from './data-table.ts'
import { ENDPOINT_COLUMNS } from './endpoints-table.ts'
import { TRANSFER_COLUMNS } from './transfers-table.ts'

/**
 * The page's style. Very long tables are laid out when they come near, so that 20,000 rows open at once.
 * Light and dark, screen and A4; every colour pair of text has at least the contrast of WCAG AA.
 * @param digest the trace's checksum; its start stands at the foot of each printed page
 */
export function reportStyle(digest: string): string {
  const foot = /^[0-9a-f]{16}/.exec(digest)?.[0] ?? ''
  const cards = [cardStyle('endpoints-table', ENDPOINT_COLUMNS), cardStyle('transfers-table', TRANSFER_COLUMNS)].join(
    '\n',
  )
  return `${SCREEN.replace('CARDS', cards)}${PICTURES}${PRINT.replace('FOOT', foot)}`
}

const SCREEN = `
:root{color-scheme:light dark;--bg:#fff;--ink:#16191d;--calm:#555c66;--line:#d5dae0;--soft:#f4f6f8;--link:#0b4f8a;--warn:#8a4b00;--shade:#0002;
--source:#a3232b;--account:#5b6673;--held:#a86400;--exchange:#1f6fb2;--mixer:#7a3b9a;--bridge:#00756a;--swap:#3c7a1f;--unknown:#8a4f38;--rest:#737a83}
@media (prefers-color-scheme:dark){:root{--bg:#14171a;--ink:#e7e9ec;--calm:#a9b1bb;--line:#353c44;--soft:#1d2126;--link:#8fbdec;--warn:#f0b460;--shade:#fff3;
--source:#e5747a;--account:#8d99a6;--held:#dd9d3c;--exchange:#66a9e0;--mixer:#bd90da;--bridge:#4fb8a8;--swap:#86bf62;--unknown:#cf9379;--rest:#9299a2}}
*{box-sizing:border-box}
html{font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;background:var(--bg);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:0 20px 40px;max-width:1320px;overflow-wrap:anywhere}
a{color:var(--link)}
.skip{position:absolute;left:-999em}
.skip:focus{left:20px;top:6px;background:var(--bg);padding:4px 8px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
h1{font-size:24px;line-height:1.2;margin:28px 0 12px;font-weight:650}
h2{font-size:18px;margin:36px 0 8px;padding-top:10px;border-top:2px solid var(--ink);font-weight:650}
p{margin:6px 0;max-width:80em}
.lead{font-size:16px}
.told,figcaption{color:var(--calm);font-size:13px}
.facts{display:flex;flex-wrap:wrap;gap:8px 28px;margin:0 0 12px}
.facts div{min-width:0}
dt{color:var(--calm);font-size:12px}
dd{margin:0}
.notes{margin:12px 0;padding:8px 12px 8px 28px;border-left:4px solid var(--warn);background:var(--soft)}
nav ul{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;margin:12px 0 0;padding:8px 0;border-top:1px solid var(--line)}
.scroll{overflow-x:auto;margin:8px 0 4px;background:linear-gradient(to right,var(--bg) 40%,transparent) left/28px 100% local,linear-gradient(to left,var(--bg) 40%,transparent) right/28px 100% local,linear-gradient(to right,var(--shade),transparent) left/10px 100% scroll,linear-gradient(to left,var(--shade),transparent) right/10px 100% scroll;background-repeat:no-repeat}
table{border-collapse:collapse;width:100%;font-size:13px;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:6px 0}
th,td{text-align:left;vertical-align:top;padding:5px 10px 5px 0;border-bottom:1px solid var(--line)}
th{font-weight:600;color:var(--calm);font-size:12px;vertical-align:bottom;border-bottom:1px solid var(--ink)}
th,td{overflow-wrap:break-word}
th{overflow-wrap:normal}
.narrow table{width:auto;min-width:min(100%,860px)}
.narrow th,.narrow td{padding-right:24px}
#kinds tr:has(td>b:first-child) td{border-bottom-color:var(--ink)}
.n{text-align:right;overflow-wrap:normal}
.narrow td:not(.n){overflow-wrap:anywhere;min-width:13ch}
.l{white-space:nowrap}
.c{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12px;overflow-wrap:anywhere;word-break:break-all;min-width:22ch}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12px;overflow-wrap:anywhere}
th.c{font-family:inherit;word-break:normal}
small{font-size:inherit;color:var(--calm)}
small.i{display:inline-block}
tr:target{background:var(--soft);outline:2px solid var(--link)}
tfoot td{border-top:1px solid var(--ink)}
th button{all:unset;cursor:pointer}
th button:focus-visible{outline:2px solid var(--link)}
th button::after{content:"\\a0\\2195";color:var(--calm)}
th[aria-sort=ascending] button::after{content:"\\a0\\2191"}
th[aria-sort=descending] button::after{content:"\\a0\\2193"}
.filter{display:block;margin:8px 0 0;font-size:13px;color:var(--calm)}
input{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--calm);border-radius:3px;padding:3px 6px;width:22em;max-width:60vw}
summary{cursor:pointer;color:var(--link)}
.group{border-bottom:1px solid var(--line);padding:4px 0}
.path{display:block;padding:4px 0;max-width:60ch}
.c a,.path span{white-space:nowrap}
.figures{display:grid;grid-template-columns:auto 1fr;gap:0 8px;margin:0;font-size:12px}
.words{display:grid;grid-template-columns:minmax(8em,auto) 1fr;gap:4px 14px}
.evidence dt{margin-top:10px}
pre{background:var(--soft);padding:8px 10px;margin:4px 0;white-space:pre-wrap}
.events{list-style:none;margin:8px 0;padding:0}
.events li{display:flex;gap:14px;padding:3px 0;border-bottom:1px solid var(--line)}
time{white-space:nowrap;font-variant-numeric:tabular-nums;color:var(--calm)}
.chip{display:inline-block;width:10px;height:10px;margin-right:6px;background:var(--rest)}
footer{margin-top:40px;border-top:1px solid var(--line);color:var(--calm);font-size:13px}
#clusters .c,#patterns td.c:first-child{min-width:44ch}
#gaps .c{min-width:54ch}
@media screen{.far{content-visibility:auto;contain-intrinsic-size:auto 1600px}}
@media screen and (max-width:600px){
.cards thead{position:absolute;left:-999em}
.cards table,.cards tbody,.cards caption{display:block;min-width:0;width:auto}
.cards tr:not([hidden]){display:block;padding:6px 0;border-bottom:1px solid var(--line)}
.cards td{display:block;padding:1px 0;border:0;text-align:right;white-space:normal;overflow-wrap:anywhere;min-width:0}
.cards td:first-child,.cards td.c{text-align:left}
.cards .c{font-size:11px}
.cards td::before{float:left;margin-right:16px;color:var(--calm);font-family:system-ui,sans-serif}
.cards td[data-head]::before{content:attr(data-head)}
.cards td.c::before{float:none;display:block}
.cards td::after{content:"";display:block;clear:both}
#kinds tr:has(td>b:first-child){border-bottom-color:var(--ink)}
CARDS
body{padding:0 12px 30px}.events li{display:block}.events time{display:block}h1{font-size:21px}}
`

const PICTURES = `
figure{margin:14px 0 22px}
svg{display:block;width:100%;min-width:1040px;height:auto;font:11px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
svg.bars{min-width:760px}
svg text{fill:var(--ink);paint-order:stroke;stroke:var(--bg);stroke-width:3px;stroke-linejoin:round}
svg .amount,.columns text,.axis text{fill:var(--calm)}
svg .head{fill:var(--ink);font-weight:600}
.columns line,.axis line{stroke:var(--line)}
.axis .most{stroke-dasharray:3 3}
.bins rect{fill:var(--exchange)}
.ribbons path{fill:var(--account);fill-opacity:.3}
.ribbons path:hover{fill-opacity:.6}
.returns path{fill:none;stroke:var(--calm);stroke-dasharray:4 3}
.k-source{fill:var(--source);background:var(--source)}
rect.k-account{fill:var(--account)}
.fold rect{fill-opacity:.55}
${[
  ['held', 'held'],
  ['exchange', 'exchange'],
  ['payment', 'exchange'],
  ['gambling', 'exchange'],
  ['service', 'exchange'],
  ['unknown-service', 'unknown'],
  ['bridge', 'bridge'],
  ['swap', 'swap'],
  ['defi', 'swap'],
  ['mixer', 'mixer'],
]
  .map(([kind, colour]) => `svg .k-${kind}{fill:var(--${colour})}.chip.k-${kind}{background:var(--${colour})}`)
  .join('\n')}
svg .k-unfollowed,svg .k-residue{fill:var(--rest)}
`

const SHARES = Array.from({ length: 60 }, (_, share) => `.w${share}{width:${share}%}`).join('')

const PRINT = `
@page{size:A4;margin:14mm 12mm 16mm;@bottom-left{content:"FOOT";font:8pt monospace;color:#555}@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#555}}
@page wide{size:A4 landscape}
@media print{
:root{color-scheme:light;--bg:#fff;--ink:#000;--calm:#444;--line:#bbb;--soft:#f2f2f2;--link:#000;--warn:#8a4b00;--shade:#0002;
--source:#a3232b;--account:#5b6673;--held:#a86400;--exchange:#1f6fb2;--mixer:#7a3b9a;--bridge:#00756a;--swap:#3c7a1f;--unknown:#8a4f38;--rest:#737a83}
html{font-size:9.5pt}
body{padding:0;max-width:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
nav,.skip,.filter{display:none}
th button{display:contents}
th button::after{content:none}
#flow,#endpoints,#transfers,#bounds,#noise{page:wide}
.scroll{overflow:visible;background:none}
svg,svg.bars{min-width:0}
.flow{break-inside:avoid}
svg.sankey{max-height:142mm}
.told,figcaption,.lead{font-size:8.5pt}
figure{margin:6px 0 12px}
${SHARES}
table{font-size:7.5pt}
th,.figures{font-size:7pt}
.c,code,pre{font-size:6.8pt;min-width:0}
#clusters .c,#patterns td.c:first-child,#gaps .c{min-width:0}
.scroll:not(.narrow) table{table-layout:fixed}
.scroll:not(.narrow) :is(th,td){overflow-wrap:anywhere;padding-right:6px}
.path{max-width:none;padding:0}
thead{display:table-header-group;break-inside:avoid}
tr,li,.time{break-inside:avoid}
h2,caption,summary,.told{break-after:avoid}
.figures{display:block}
.figures dt,.figures dd{display:inline}
.figures dt::after{content:" "}
.figures dd::after{content:"; "}
.figures dd:last-child::after{content:none}
.figures dt{font-size:inherit}
a{color:inherit;text-decoration:none}
details::details-content{content-visibility:visible;block-size:auto}
summary{color:inherit;list-style:none}
#endpoints summary,.path{display:inline}
#endpoints details::details-content{display:inline}
#endpoints summary::after{content:": "}
#endpoints,#transfers{break-before:page}
thead{break-after:avoid}
}
`
