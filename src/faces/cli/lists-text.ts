import type { z } from 'zod'
import { groupDigits } from '../../formats/group-digits.ts'
import { showInstant } from '../../model/instant.ts'
import type { dropLists } from '../../operations/lists/choose-lists.ts'
import type { diffLists } from '../../operations/lists/diff-lists.ts'
import type { listLists } from '../../operations/lists/list-lists.ts'
import type { TakenIn } from '../../operations/lists/take-in.ts'
import type { Updated } from '../../operations/lists/update-lists.ts'
import { foldText, hang } from './fold-text.ts'
import { harmless } from './paint.ts'

/** Rows of a kind that are printed. */
const MOST_ROWS = 15

const count = (n: number): string => groupDigits(String(n))
const counted = (n: number, word: string, many = `${word}s`): string => `${count(n)} ${n === 1 ? word : many}`
const day = (at: number): string => showInstant(at).slice(0, 10)

/** The answer of `cordon lists`. */
export function listsText({ lists }: z.output<typeof listLists.output>, columns: number): string {
  const inUse = lists.filter(l => l.inUse || l.versions.length > 0)
  const others = lists.filter(l => !inUse.includes(l))
  const lines = inUse.flatMap(l => listRows(l, Math.min(columns, 100)))
  if (inUse.length === 0) lines.push('No list is in use: nobody can be called clear.', '')
  if (inUse.some(l => l.inUse && (l.state === 'stale' || l.state === 'unread'))) {
    const means =
      'While a list in use is stale or unread, what it covers is never answered with "clear", only with "match" or ' +
      '"unknown": update it (cordon lists update), import a newer version, or drop it (cordon lists drop).'
    lines.push(...foldText(means, Math.min(columns, 100)), '')
  }
  if (others.length > 0) {
    const names = Math.max(...others.map(l => l.name.length))
    lines.push(inUse.length > 0 ? 'KNOWN, NOT IN USE' : 'KNOWN')
    for (const l of others) {
      const [first = '', ...rest] = foldText(harmless(l.title), Math.min(columns, 100) - names - 4)
      lines.push(`  ${l.name.padEnd(names)}  ${first}`, ...rest.map(r => `${' '.repeat(names + 4)}${r}`))
    }
    lines.push('', 'cordon lists update NAME fetches one, cordon lists import takes it from a file.')
  }
  return `${lines.join('\n').trimEnd()}\n`
}

type ListRow = z.output<typeof listLists.output>['lists'][number]

function listRows(l: ListRow, width: number): string[] {
  const fresh =
    l.state === 'unread'
      ? 'UNREAD: clears nobody'
      : l.freshUntil === null
        ? 'never stale'
        : l.state === 'stale'
          ? `STALE since ${day(l.freshUntil)}: clears nobody`
          : `fresh until ${showInstant(l.freshUntil).slice(0, 16).replace('T', ' ')}`
  const use = l.inUse ? '' : ' (not in use)'
  const lines = [`${l.name}${use}  ${fresh}`]
  for (const v of l.versions) {
    const parts = [
      counted(v.entries, 'entry', 'entries'),
      ...(['names', 'wallets', 'domains'] as const).filter(k => v[k] > 0).map(k => counted(v[k], k.slice(0, -1))),
    ]
    const faults = v.faults > 0 ? `; ${counted(v.faults, 'fault')}, ${counted(v.lost, 'record')} lost` : ''
    lines.push(...hang(`${day(v.publishedAt)}  ${v.digest.slice(0, 12)}  ${parts.join(', ')}${faults}`, width, '  '))
  }
  if (l.alarm) lines.push(...hang(`ALARM ${day(l.alarm.at)} ${l.alarm.code}: ${l.alarm.reason}`, width, '  '))
  return [...lines, '']
}

/** What a list that was taken in holds, and what has changed. */
export function takenText({ list, version, change, faults, datedBy }: TakenIn, columns: number): string {
  const { counts } = version
  const width = Math.min(columns, 110)
  const held = (['names', 'wallets', 'domains'] as const)
    .filter(k => counts[k] > 0)
    .map(k => counted(counts[k], k.slice(0, -1)))
  const lines = [
    `${list} of ${day(version.publishedAt)}: ${counted(counts.entries, 'entry', 'entries')}, ${held.join(', ')}`,
    `  version ${version.digest}`,
  ]
  if (datedBy === 'file-name') lines.push('  dated by the name of its file; --date DATE says otherwise')
  if (datedBy === 'clock') lines.push('  it tells no date and counts as published now; --date DATE says otherwise')
  if (change)
    lines.push(
      `  against the version before: ${count(change.added)} added, ${count(change.changed)} changed, ${count(change.removed)} removed;`,
      `  addresses: ${count(change.walletsAdded)} added, ${count(change.walletsRemoved)} removed`,
    )
  if (version.faults > 0)
    lines.push(
      `  ${counted(version.faults, 'fault')}, ${version.lost === 0 ? 'none' : count(version.lost)} of them lost a record`,
    )
  for (const f of faults.slice(0, MOST_ROWS)) {
    const where = [f.line === null ? '' : `line ${f.line}`, f.field ?? ''].filter(Boolean).join(' ')
    lines.push(...hang(`${where === '' ? '' : `${where}: `}${f.reason} [${f.code}]`, width, '    '))
  }
  if (version.faults > MOST_ROWS)
    lines.push(`    … and ${count(version.faults - MOST_ROWS)} more (--json lists the first 1,000)`)
  return `${lines.join('\n')}\n`
}

/** What became of each list that was to be updated. */
export function updatedText(updated: readonly Updated[], columns: number): string {
  return updated
    .map(u => {
      if (u.kind === 'taken-in') return takenText(u.taken, columns)
      if (u.kind === 'unchanged') return `${u.list}: unchanged\n`
      if (u.kind === 'by-hand' && u.homepage === '')
        return `${u.list}: nobody publishes it; take it in with lists import\n`
      if (u.kind === 'by-hand')
        return `${u.list}: its publisher has no stable address; fetch it by hand from\n  ${u.homepage}\n  and take it in with cordon lists import\n`
      const width = Math.min(columns, 110)
      const told = [...hang(`${u.list}: FAILED; ${u.stands}`, width), ...hang(`${u.reason} [${u.code}]`, width, '  ')]
      return `${told.join('\n')}\n`
    })
    .join('')
}

/** The answer of `cordon lists diff`. */
export function diffText(d: z.output<typeof diffLists.output>, columns: number): string {
  const side = (v: typeof d.before): string => `${v.list}@${day(v.publishedAt)} (${v.digest.slice(0, 12)})`
  const lines = [`from ${side(d.before)}`, `to   ${side(d.after)}`]
  const wallets = (n: number): string => (n > 0 ? `, ${counted(n, 'address', 'addresses')}` : '')
  const section = (title: string, rows: readonly string[]): void => {
    if (rows.length === 0) return
    lines.push('', `${title} (${count(rows.length)})`)
    for (const row of rows.slice(0, MOST_ROWS)) lines.push(...hang(row, Math.min(columns, 110), '  '))
    if (rows.length > MOST_ROWS) lines.push(`  … and ${count(rows.length - MOST_ROWS)} more (--json has all)`)
  }
  section(
    'ADDED',
    d.added.map(e => `${e.id}  ${e.name} [${e.programmes.join(' ')}]${wallets(e.wallets.length)}`),
  )
  section(
    'REMOVED',
    d.removed.map(e => `${e.id}  ${e.name} [${e.programmes.join(' ')}]${wallets(e.wallets.length)}`),
  )
  section(
    'CHANGED',
    d.changed.map(e => `${e.id}  ${e.name}: ${e.fields.join(', ')}`),
  )
  section('ADDRESSES ADDED', d.walletsAdded)
  section('ADDRESSES REMOVED', d.walletsRemoved)
  if (lines.length === 2) lines.push('', 'nothing has changed')
  return `${lines.join('\n')}\n`
}

/** The answer of `cordon lists use` and `cordon lists drop`. */
export function chosenText({ changed, inUse }: z.output<typeof dropLists.output>): string {
  const what = changed.length === 0 ? 'nothing has changed' : `changed: ${changed.join(', ')}`
  return `${what}\nin use: ${inUse.join(', ') || 'none'}\n`
}
