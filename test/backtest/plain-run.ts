import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { openRows } from '../../src/adapters/files/open-rows.ts'
import type { RuleSet } from '../../src/analysis/monitor/rule-set.ts'
import {
  HistoryCount,
  type PastGiven,
  type RunFigures,
  type RunOptions,
} from '../../src/analysis/tuning/history-count.ts'
import { Replay } from '../../src/analysis/tuning/replay.ts'
import { type ReadLine, readEventCells, readEventLine } from '../../src/formats/events/event-lines.ts'
import { EventReader } from '../../src/formats/events/read-event.ts'

/** How many events may wait for earlier ones, as docs/backtest.md has it. */
const MOST_WAITING = 16_384

/** Every line of files of events, read as JSON or as cells. */
export async function plainLines(files: readonly string[]): Promise<(ReadLine & { readonly file: string })[]> {
  const reader = new EventReader()
  const lines: (ReadLine & { readonly file: string })[] = []
  for (const file of files) {
    if (file.endsWith('.csv')) {
      const table = await openRows(file)
      for await (const rows of table.rows())
        for (const { line, cells } of rows)
          lines.push({ file, ...readEventCells(table.columns, cells as readonly string[], line, reader) })
      continue
    }
    const bytes = readFileSync(file)
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().replace(/^\ufeff/, '')
    for (const [n, line] of text.split('\n').entries()) {
      const read = readEventLine(line, n + 1, reader)
      if (read !== null) lines.push({ file, ...read })
    }
  }
  return lines
}

/**
 * The plainest way to judge history, against which all quicker ones are held: each id once, a stable sort by time of what may wait, and a
 * replay of whole events in one thread.
 */
export function plainRun(
  history: readonly PastGiven[],
  sets: readonly RuleSet[],
  options: RunOptions = {},
): RunFigures {
  const replay = new Replay(sets, options)
  const count = new HistoryCount(sets.length, options)
  const ids = new Set<string>()
  const waiting: PastGiven[] = []
  let [late, repeated] = [0, 0]
  let latest = -Infinity
  const judge = (given: PastGiven): void => {
    count.judged(given, replay.take(given.event, given.profile), replay)
  }
  const next = (): void => {
    const given = waiting.shift()
    if (given === undefined) return
    latest = given.event.atMs
    judge(given)
  }
  for (const given of history) {
    if (ids.has(given.event.id)) {
      repeated++
      continue
    }
    ids.add(given.event.id)
    if (given.event.atMs < latest) {
      late++
      judge(given)
      continue
    }
    const after = waiting.findLastIndex(({ event }) => event.atMs <= given.event.atMs)
    waiting.splice(after + 1, 0, given)
    if (waiting.length > MOST_WAITING) next()
  }
  while (waiting.length > 0) next()
  return count.end(late, repeated)
}
