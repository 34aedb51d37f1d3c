import { InputError } from '../../../model/errors.ts'
import type { Instant } from '../../../model/instant.ts'
import { readInput } from '../../../operations/read-input.ts'
import { type BatchSummary, screenFile, screenFileInput } from '../../../operations/screen/screen-file.ts'
import { screenerFor, screenOne } from '../../../operations/screen/screen-party.ts'
import type { World } from '../../../operations/world.ts'
import type { Opened } from '../../doors.ts'
import type { Flag, Values } from '../command.ts'
import { flagsOf } from '../flags-of.ts'
import { hang } from '../fold-text.ts'
import { INTERRUPTED_CODE } from '../interrupted.ts'
import type { Terminal } from '../terminal.ts'

const OPERATION = {
  name: 'screenFile',
  summary: 'screen every row of a file',
  effect: 'write',
  input: screenFileInput,
  output: screenFileInput,
  run: async () => null,
} as const

/** The flags that `cordon screen` takes for a file. */
export const SCREEN_FILE_FLAGS: readonly Flag[] = flagsOf(OPERATION).flags.map(flag => ({ ...flag, required: false }))

/** Rows of a table that are printed. */
const MOST_ROWS = 12

/**
 * `cordon screen --file FILE --out VERDICTS`.
 * @param asOf the time for which is asked; null: now
 * @param lists names of lists to ask; null: all in use
 */
export async function runScreenFile(
  values: Values,
  terminal: Terminal,
  asked: { readonly asOf: Instant | null; readonly lists: readonly string[] | null },
  open: () => Promise<Opened<World>>,
): Promise<number> {
  const keys = SCREEN_FILE_FLAGS.map(flag => flag.key)
  if (values['out'] === undefined)
    throw new InputError('input-malformed', 'screen --file FILE needs --out FILE, where the verdicts go', {
      place: { field: '--out' },
    })
  const input = readInput(OPERATION, Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key))))
  const { world, close } = await open()
  try {
    const { asOf, lists } = asked
    const screener = await screenerFor(world, asOf, lists)
    const summary = await screenFile(input, {
      ...world,
      interrupted: () => world.interrupted(),
      screener,
      transaction: (party, at) => screenOne(party, screener, at, world),
      past: asOf === null && lists === null ? world.past : null,
      asOf,
    })
    terminal.out(values['json'] ? `${JSON.stringify(summary)}\n` : batchText(summary, terminal.columns))
    return summary.finished ? 0 : INTERRUPTED_CODE
  } finally {
    await close()
  }
}

/** What a batch came to, for people. */
export function batchText(s: BatchSummary, columns: number): string {
  const n = (value: number): string => value.toLocaleString('en-US')
  const done = s.rows - s.resumedAt
  const pace = s.seconds > 0 && done > 0 ? ` (${n(Math.round(done / s.seconds))} a second)` : ''
  const width = Math.min(columns, 110)
  const title = `${s.out}: ${n(s.rows)} rows${s.resumedAt > 0 ? `, ${n(s.resumedAt)} of them from an earlier run` : ''}`
  const rows = [
    `match ${n(s.match)}, clear ${n(s.clear)}, unknown ${n(s.unknown)}`,
    ...table('by list', s.byList, n),
    ...table('by programme', s.byProgramme, n),
    ...table('not read', s.unread, n),
    ...table('gaps', s.gaps, n),
    `in ${s.seconds.toFixed(1)} s${pace}, lists ${s.lists.slice(0, 16)}`,
  ]
  if (!s.finished) rows.push('interrupted: the same command goes on from here')
  return `${[...hang(title, width), ...rows.flatMap(row => hang(row, width, '  '))].join('\n')}\n`
}

function table(title: string, counts: Readonly<Record<string, number>>, n: (value: number) => string): string[] {
  const rows = Object.entries(counts).sort((a, b) => b[1] - a[1])
  if (rows.length === 0) return []
  const shown = rows.slice(0, MOST_ROWS).map(([word, count]) => `${word} ${n(count)}`)
  if (rows.length > MOST_ROWS) shown.push(`and ${rows.length - MOST_ROWS} more`)
  return [`${title}: ${shown.join(', ')}`]
}
