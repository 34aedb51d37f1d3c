import type { BacktestAnswer, ChangeAnswer, FiredAnswer, VersionAnswer } from '../../analysis/tuning/backtest-answer.ts'
import type { ChangedEvent } from '../../analysis/tuning/change-count.ts'
import { count, counted, dataTable } from '../report/data-table.ts'
import { type Html, html, NOTHING, shorten } from '../report/html.ts'
import { backtestPage, shareText } from './backtest-page.ts'
import { dayBars } from './day-bars.ts'

/** The page of a backtest: one version alone, or the version in force beside the one that is tried. Equal answers give equal bytes. */
export function backtestReport(answer: BacktestAnswer): string {
  const { history, versions, change } = answer
  const span = history.from === null ? 'no events' : `${history.from.slice(0, 10)} to ${history.until?.slice(0, 10)}`
  const body = html`<p class="lead">${counted(history.events, 'event')} of ${counted(history.customers, 'customer')} from ${history.files.map(f => shorten(f, 80)).join(', ')}: ${span}, ${counted(history.days, 'day')}.</p>
${notes(answer)}${versionsTable(versions)}${dayBars(versions)}${change === null ? NOTHING : changeSection(change)}${firedTable('rules', 'Rules', versions, v => v.rules)}${firedTable('typologies', 'Typologies', versions, v => v.typologies)}${schemes(versions)}`
  return backtestPage(change === null ? 'Backtest' : 'Backtest: what would change', body)
}

function notes({ gaps, labels }: BacktestAnswer): Html {
  const said = [...gaps]
  if (labels !== null)
    said.push(
      labels.unlabelled === 'good'
        ? 'No label says good: what has no label is taken for good, so that precision is a lower bound where labels are missing.'
        : 'Precision is told of alerts that have a label; what has none is left out.',
    )
  return said.length === 0
    ? NOTHING
    : html`<ul class="notes">${said.map(text => html`<li>${shorten(text, 400)}</li>`)}</ul>\n`
}

function versionsTable(versions: readonly VersionAnswer[]): Html {
  const row = (title: string, of: (v: VersionAnswer) => string): Html[] => [
    html`${title}`,
    ...versions.map(v => html`${of(v)}`),
  ]
  return section(
    'versions',
    'How the versions did',
    dataTable({
      id: 'versions-table',
      caption: 'Figures',
      narrow: true,
      columns: [['', 'text'], ...versions.map(v => [v.name, 'number'] as const)],
      rows: [
        row('Rule set', v => v.ruleset),
        row('Overlay', v => v.overlay?.slice(0, 16) ?? 'none'),
        row('Alerts', v => count(v.alerts)),
        row('of them hold', v => count(v.holds)),
        row('Alerts a day: mean', v => v.aDay.mean.toFixed(2)),
        row('median', v => count(v.aDay.median)),
        row('95th percentile', v => count(v.aDay.p95)),
        row('most', v => count(v.aDay.most)),
        row('Customers with alerts', v => count(v.customers)),
        row('Precision', v => shareText(v.precision)),
        row('Recall', v => shareText(v.recall)),
        row('Only unanswered, no alert here', v => count(v.asked)),
      ],
    }),
  )
}

function firedTable(
  id: string,
  title: string,
  versions: readonly VersionAnswer[],
  of: (v: VersionAnswer) => readonly FiredAnswer[],
): Html {
  const names = [...new Set(versions.flatMap(v => of(v).map(row => row.name)))].sort()
  if (names.length === 0) return NOTHING
  const [several, columns] = [versions.length > 1, ['fired', 'alone', 'could not answer', 'precision'] as const]
  return section(
    id,
    title,
    dataTable({
      id: `${id}-table`,
      caption: `${title} that fired or could not answer`,
      cards: true,
      columns: [
        ['Name', 'text'],
        ...versions.flatMap(v => columns.map(c => [several ? `${c}, ${v.name}` : c, 'number'] as const)),
      ],
      rows: names.map(name => {
        const rows = versions.map(v => of(v).find(row => row.name === name))
        return [
          html`${shorten(name, 60)} <small>${shorten(rows.find(r => r !== undefined)?.title ?? '', 80)}</small>`,
          ...rows.flatMap(r => [
            html`${count(r?.fired ?? 0)}`,
            html`${count(r?.alone ?? 0)}`,
            html`${count(r?.unanswered ?? 0)}`,
            html`${shareText(r?.precision ?? null)}`,
          ]),
        ]
      }),
    }),
  )
}

function schemes(versions: readonly VersionAnswer[]): Html {
  const names = versions[0]?.byScheme.map(s => s.scheme) ?? []
  if (names.length === 0) return NOTHING
  const cell = (v: VersionAnswer, scheme: string): Html => {
    const found = v.byScheme.find(s => s.scheme === scheme)
    return html`${found === undefined ? '–' : `${count(found.found)} of ${count(found.labels)}`}`
  }
  return section(
    'schemes',
    'Labels found, by scheme',
    dataTable({
      id: 'schemes-table',
      caption: 'Labels for which an alert came',
      narrow: true,
      columns: [['Scheme', 'text'], ...versions.map(v => [v.name, 'number'] as const)],
      rows: names.map(name => [html`${shorten(name, 80)}`, ...versions.map(v => cell(v, name))]),
    }),
  )
}

function changeSection(change: ChangeAnswer): Html {
  const named = [...change.rules, ...change.typologies].filter(row => row.gained + row.lost > 0)
  return section(
    'change',
    'What would change',
    html`<p class="lead"><b>${counted(change.gained, 'new alert')}</b>, <b>${count(change.lost)} lost</b>, ${count(change.raised)} raised from review to hold, ${count(change.eased)} eased from hold to review.</p>
${dataTable({
  ...{ id: 'parameters-table', caption: 'Figures that differ', narrow: true },
  columns: [
    ['Figure', 'text'],
    ['in force', 'number'],
    ['given', 'number'],
  ],
  rows: change.parameters.map(p => [html`${p.of}`, html`${p.from}`, html`${p.to}`]),
})}${dataTable({
  ...{ id: 'gains-table', caption: 'Rules and typologies that would fire otherwise', narrow: true },
  columns: [
    ['Name', 'text'],
    ['more', 'number'],
    ['less', 'number'],
  ],
  rows: named.map(r => [html`${shorten(r.name, 60)}`, html`${count(r.gained)}`, html`${count(r.lost)}`]),
})}${events('gained', 'The earliest new alerts', change.gainedFirst)}${events('lost', 'The earliest lost alerts', change.lostFirst)}`,
  )
}

function events(id: string, caption: string, rows: readonly ChangedEvent[]): Html {
  if (rows.length === 0) return NOTHING
  return dataTable({
    ...{ id: `${id}-table`, caption },
    columns: [
      ['Time', 'line'],
      ['Event', 'code'],
      ['Customer', 'code'],
      ['Outcome', 'text'],
      ['Rules', 'text'],
    ],
    rows: rows.map(e => [
      html`<time>${new Date(e.atMs).toISOString()}</time>`,
      html`${shorten(e.event)}`,
      html`${shorten(e.customer)}`,
      html`${e.before} → ${e.after}`,
      html`${e.rules.join(' ')}`,
    ]),
  })
}

/** A section with its heading. */
function section(id: string, title: string, body: Html): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}</section>
`
}
