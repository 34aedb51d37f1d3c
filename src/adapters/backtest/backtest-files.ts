import { readFile } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import { DOUBLE } from '../../analysis/tuning/packed/packed-row.ts'
import type { TruthLabel } from '../../analysis/tuning/truth-labels.ts'
import { RULES } from '../../catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../../catalog/typologies/all-typologies.ts'
import { InputError } from '../../model/errors.ts'
import type { BacktestWorld } from '../../operations/backtest/backtest.ts'
import { readLabel } from '../../operations/backtest/read-labels.ts'
import { openRows } from '../files/open-rows.ts'
import { judgeAlone } from './judge-alone.ts'
import { openHistory } from './open-history.ts'
import { writePacked } from './packed-file/write-packed.ts'
import { runHistory, soFar } from './run-history.ts'

/** The catalogue, and the threads of this machine. */
export function backtestWorld(software: string): BacktestWorld {
  return {
    ...{ rules: RULES, typologies: TYPOLOGIES, software, run: runHistory },
    firstOf: files => firstOf(files, software),
    each: async (job, onJudged) => {
      await judgeAlone(job, onJudged)
    },
    pack: ({ files, out }, told) =>
      writePacked(files, out, software, told === undefined ? () => {} : soFar(files, told)),
  }
}

async function firstOf([first]: readonly string[], software: string): Promise<number> {
  if (first === undefined) return Infinity
  for await (const { doubles } of (await openHistory([first], software, () => {})).blocks())
    return doubles[DOUBLE.atMs] as number
  return Infinity
}

async function textOf(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) throw new InputError('file-missing', `there is no file ${path}`, { place: { file: path } })
  return text
}

/**
 * An overlay as its file has it; JSON is YAML too. A key that stands twice is refused, and so is an alias, by which a small file could
 * become a huge one.
 * @throws InputError `file-missing`, `overlay-malformed`
 */
export async function readOverlayFile(path: string): Promise<unknown> {
  const document = parseDocument(await textOf(path), { uniqueKeys: true })
  const [fault] = document.errors
  const line = fault?.linePos?.[0].line
  if (fault)
    throw new InputError('overlay-malformed', fault.message.split('\n')[0] ?? 'this is no YAML', {
      place: { file: path, ...(line === undefined ? {} : { line }) },
    })
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {}
  } catch (cause) {
    throw new InputError('overlay-malformed', 'an overlay has no aliases', { place: { file: path }, cause })
  }
}

/** The labels of a table (.csv) or of NDJSON. @throws InputError `file-missing`, `label-malformed` */
export async function readLabels(path: string): Promise<readonly TruthLabel[]> {
  const labels: TruthLabel[] = []
  if (/\.csv(\.gz)?$/i.test(path)) {
    const table = await openRows(path)
    for await (const rows of table.rows())
      for (const { line, cells } of rows) {
        const place = { file: path, line }
        if (cells.length !== table.columns.length)
          throw new InputError(
            'label-malformed',
            `the row has ${cells.length} cells, the header ${table.columns.length}`,
            { place },
          )
        labels.push(readLabel(Object.fromEntries(table.columns.map((name, n) => [name, cells[n] ?? ''])), place))
      }
    return labels
  }
  for (const [n, text] of (await textOf(path)).split('\n').entries()) {
    if (text.trim() === '') continue
    labels.push(readLabel(fieldsOf(text, path, n + 1), { file: path, line: n + 1 }))
  }
  return labels
}

function fieldsOf(text: string, file: string, line: number): Record<string, string> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new InputError('label-malformed', 'the line is not JSON', { place: { file, line } })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InputError('label-malformed', 'a label is an object', { place: { file, line } })
  const fields: Record<string, string> = Object.create(null)
  for (const [name, field] of Object.entries(value)) {
    if (field === null) continue
    if (!['string', 'number', 'boolean'].includes(typeof field))
      throw new InputError('label-malformed', `${name} must be a text`, { place: { file, line, field: name } })
    fields[name] = String(field)
  }
  return fields
}
