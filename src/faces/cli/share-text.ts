import type { Shared } from '../../operations/share/share-intel.ts'
import { hang } from './fold-text.ts'

type Outcome = Shared['recipients'][number]

/** Most objects shown for one recipient; `--json` has all. */
const MOST_SHOWN = 20

/** The answer of `cordon share`: what was stored, and who gets what of it and why not. */
export function sharedText(shared: Shared, columns: number): string {
  const { dryRun, objects, known, conflicts, unmarked, unmarkedAs, recipients } = shared
  const rows = [
    dryRun
      ? `dry run over ${count(objects, 'object')}: nothing is stored, nobody is told`
      : `${shared.new} of ${count(objects, 'object')} stored, ${known} known before`,
  ]
  for (const id of conflicts)
    rows.push(...hang(`not stored: another content has the id ${id} and its version`, columns))
  if (unmarked > 0)
    rows.push(...hang(`${unmarked} without a TLP marking: handled as TLP:${unmarkedAs.toUpperCase()}`, columns))
  if (recipients.length === 0)
    rows.push(...hang('nobody receives anything yet: cordon peers add, cordon users add', columns))
  for (const recipient of recipients) rows.push('', ...recipientRows(recipient, columns))
  return `${rows.join('\n')}\n`
}

function recipientRows(to: Outcome, columns: number): readonly string[] {
  const { name, country, standing, ways, whole, redacted, withheld, why, objects } = to
  const rows = hang(`${name} (${country ?? 'no country told'}, ${standing}; ${ways.join(', ')})`, columns)
  rows.push(`  whole ${whole}, redacted ${redacted}, withheld ${withheld}`)
  for (const { because, objects: n } of why) rows.push(...hang(`${n} withheld: ${because}`, columns, '  '))
  const shown = objects.filter(o => o.outcome !== 'whole')
  for (const { id, outcome, dropped, reasons } of shown.slice(0, MOST_SHOWN)) {
    const what = outcome === 'redacted' ? `without ${dropped.join(', ')}` : reasons.map(r => r.code).join(', ')
    rows.push(...hang(`${outcome} ${id}: ${what}`, columns, '    '))
  }
  if (shown.length > MOST_SHOWN) rows.push(`    and ${shown.length - MOST_SHOWN} more: --json`)
  return rows
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
