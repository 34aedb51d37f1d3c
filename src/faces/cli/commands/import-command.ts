import { type ImportedFile, importFiles, importFilesInput } from '../../../operations/import-files.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { deskOf, strictDesk } from '../desk-of.ts'
import { harmless } from '../paint.ts'
import { inputCommand } from './input-command.ts'

/** Refused rows that are printed of each file. */
const MOST_REFUSED = 10

/** `cordon import FILE… --as FORMAT`. */
export function importCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return inputCommand({
    name: 'import',
    summary: 'take ledger data and tags into the data folder',
    input: importFilesInput,
    positional: ['files'],
    examples: [
      'import transfers.parquet --as transfers',
      'import export-address-token.csv --as etherscan-erc20 --ledger eth',
      'import binance.yaml ofac.yaml --as tagpack',
    ],
    lists: [{ title: 'Formats', rows: doors.formats.map(f => [f.name, f.about] as const) }],
    async answer(input, values, terminal) {
      const { progress } = strictDesk(deskOf(terminal, doors))
      const { world, close } = await doors.importing(dataFolder(values, env), progress)
      try {
        return await importFiles(input, world)
      } finally {
        progress.end()
        await close()
      }
    },
    text: ({ files }) => importText(files),
  })
}

/** What became of each file, and in the end of all together. */
export function importText(files: readonly ImportedFile[]): string {
  const lines: string[] = []
  for (const f of files) {
    lines.push(`${f.file}`, `  ${counts(f)}`)
    for (const r of f.refusals.slice(0, MOST_REFUSED))
      lines.push(`  line ${r.line}${r.field === null ? '' : ` ${r.field}`}: ${harmless(r.reason)} [${r.code}]`)
    const left = f.refused - Math.min(f.refusals.length, MOST_REFUSED)
    if (left > 0) lines.push(`  … and ${left.toLocaleString('en-US')} more refused (--json lists the first 1,000)`)
  }
  if (files.length > 1) lines.push(`${files.length} files`, `  ${counts(files.reduce(add))}`)
  return `${lines.join('\n')}\n`
}

function add(a: ImportedFile, b: ImportedFile): ImportedFile {
  const sum = (key: 'read' | 'new' | 'known' | 'skipped' | 'refused'): number => a[key] + b[key]
  return {
    ...a,
    read: sum('read'),
    new: sum('new'),
    known: sum('known'),
    skipped: sum('skipped'),
    refused: sum('refused'),
  }
}

function counts(f: ImportedFile): string {
  const n = (value: number): string => value.toLocaleString('en-US')
  return `read ${n(f.read)}, new ${n(f.new)}, known ${n(f.known)}, skipped ${n(f.skipped)}, refused ${n(f.refused)}`
}
