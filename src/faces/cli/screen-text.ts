import type { z } from 'zod'
import type { Address } from '../../model/address.ts'
import { showAddress } from '../../model/address.ts'
import { showInstant } from '../../model/instant.ts'
import type { screenParty } from '../../operations/screen/screen-party.ts'
import { hang } from './fold-text.ts'

type Answer = z.output<typeof screenParty.output>['answers'][number]

/** Rows of a kind that are printed of each party. */
const MOST_ROWS = 10

const day = (at: number): string => showInstant(at).slice(0, 10)

/** The answers of `cordon screen` for a terminal, the verdict first; what is to be said of the lists stands once, in the end. */
export function screenText({ answers }: z.output<typeof screenParty.output>, columns: number): string {
  const width = Math.min(columns, 110)
  const parts = answers.map(a => partyLines(a, width).join('\n'))
  return `${[...parts, listLines(answers, width).join('\n')].filter(Boolean).join('\n\n')}\n`
}

function partyLines(a: Answer, width: number): string[] {
  const fold = (text: string, indent: string): string[] => hang(text, width, indent)
  const lines = fold(`${a.verdict.toUpperCase().padEnd(7)}  ${showParty(a)}`, '')
  if (a.verdict === 'unknown' && a.gaps.every(isOfList))
    lines.push('  a list in use is stale, incomplete or unread: see below')
  for (const e of a.entries.slice(0, MOST_ROWS)) {
    const programmes = e.programmes.length > 0 ? ` [${e.programmes.join(' ')}]` : ''
    lines.push(...fold(`${e.name}${programmes}: ${e.list} ${e.id}, confidence ${e.confidence}`, '  '))
    lines.push(...fold(since(e), '    '))
    lines.push(...fold(e.why.map(sentence).join(' '), '    '))
    for (const d of e.duties) {
      lines.push(...fold(`-> ${d.who}: ${d.must} (${d.term})`, '    '))
    }
  }
  if (a.entries.length > MOST_ROWS) lines.push(`  … and ${a.entries.length - MOST_ROWS} more entries (--json has all)`)
  for (const n of a.nearMisses.slice(0, MOST_ROWS))
    lines.push(...fold(`near miss${n.list === null ? '' : ` (${n.list} ${n.id})`}: ${n.why}`, '  '))
  if (a.nearMisses.length > MOST_ROWS)
    lines.push(`  … and ${a.nearMisses.length - MOST_ROWS} more near misses (--json has all)`)
  const gravest = [...a.exposure].sort((x, y) => y.share - x.share).slice(0, MOST_ROWS)
  for (const x of gravest)
    lines.push(...fold(`exposure: ${percent(x.share)} % ${x.direction}, ${x.category}, ${x.source}`, '  '))
  if (a.exposure.length > MOST_ROWS)
    lines.push(`  … and ${a.exposure.length - MOST_ROWS} more sources of exposure (--json has all)`)
  // What is to be said of a list is said of all answers together.
  for (const g of a.gaps.filter(gap => !isOfList(gap))) lines.push(...fold(gapText(g), '  '))
  return lines
}

// A share that is there is never shown as none.
function percent(share: number): string {
  return share > 0 && share < 0.00005 ? '< 0.01' : (100 * share).toFixed(2)
}

function showParty({ party }: Answer): string {
  const ledger = party.ledgers[0]
  const text = party.kind === 'address' && ledger ? showAddress(ledger, party.canonical as Address) : party.canonical
  return `${party.kind} ${text}`
}

function since({ listedAt, dated, delistedAt }: Answer['entries'][number]): string {
  const from =
    listedAt === null
      ? 'listed on a day that nobody told'
      : dated
        ? `listed ${day(listedAt)}`
        : `listed by ${day(listedAt)} (no day was published)`
  return delistedAt === null ? from : `${from}, off by ${day(delistedAt)}`
}

type Gap = Answer['gaps'][number]

// Of a list as a whole, not of one address on it.
function isOfList({ list, code, because }: Gap): boolean {
  return list !== null && code.startsWith('list-') && !because.startsWith('it stood there')
}

function gapText({ blocking, list, because, code }: Gap): string {
  return `${blocking ? 'clears nobody' : 'note'}: ${list === null ? '' : `${list}: `}${because} [${code}]`
}

/** Which versions were asked, and what their silence is worth. */
function listLines(answers: readonly Answer[], width: number): string[] {
  const asked = new Set<string>()
  const gaps = new Map<string, Gap>()
  for (const a of answers) {
    for (const v of a.listVersions) asked.add(`${v.list} of ${day(v.publishedAt)}${v.stale ? ' (stale)' : ''}`)
    for (const g of a.gaps) if (isOfList(g)) gaps.set(gapText(g), g)
  }
  const lines = asked.size === 0 ? [] : hang(`Asked: ${[...asked].sort().join(', ')}.`, width)
  for (const text of [...gaps.keys()].sort()) lines.push(...hang(text, width, '  '))
  if (answers.some(a => a.gaps.some(g => g.code === 'no-list-covers')))
    lines.push(...hang('cordon lists shows the lists that are known; cordon lists update NAME fetches one.', width))
  return lines
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
}
