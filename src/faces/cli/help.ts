import type { Command, Flag, Positional } from './command.ts'
import { foldText, twoColumns } from './fold-text.ts'

/** Every line of help fits a terminal of this many characters. */
const WIDTH = 80

/** What `cordon --help` prints. */
export function mainHelp(commands: readonly Command[], version: string): string {
  const rows = commands.map(c => [c.alias ?? c.name, c.summary] as const)
  return [
    ...foldText(`cordon ${version}: follow stolen crypto, know where the money is now, show the evidence.`, WIDTH),
    '',
    'Usage: cordon COMMAND [flags]\n',
    'Commands:',
    twoColumns(rows, WIDTH),
    'Start here:',
    '  cordon start                     trace the built-in theft and show the report',
    '  cordon trace --help              all that a trace can be asked',
    '  cordon screen ADDRESS            is it on a list? (first: cordon lists)\n',
    'Everywhere:',
    twoColumns(
      [
        ['--help', 'what a command does, with examples'],
        ['--version', 'the version of Cordon'],
        ['--data DIR', 'the data folder; else CORDON_DATA, else ./cordon-data'],
        ['--json', 'the answer (and errors) as JSON'],
      ],
      WIDTH,
    ),
    ...foldText(
      'Exit codes: 0 done, 2 wrong input, 3 not found, 4 not allowed, 5 a source failed, 6 records damaged, 130 interrupted.',
      WIDTH,
    ),
    '',
  ].join('\n')
}

/** What `cordon COMMAND --help` prints. */
export function commandHelp(command: Command): string {
  const { name, alias, summary, positional, flags, examples, lists = [] } = command
  const needed = flags.filter(f => f.required).map(f => flagRow(f)[0])
  const usage = ['cordon', alias ?? name, ...positional.map(showPositional), ...needed, '[flags]'].join(' ')
  const parts = [...foldText(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`, WIDTH), '', `Usage: ${usage}`]
  if (alias) parts.push(`Also:  cordon ${name}`)
  parts.push('', 'Flags:', twoColumns(flags.map(flagRow), WIDTH))
  for (const { title, rows } of lists)
    parts.push(
      `${title}:`,
      twoColumns(
        rows.map(([name, text]) => [name, spaced(text)] as const),
        WIDTH,
      ),
    )
  if (examples.length > 0) parts.push('Examples:', ...examples.map(showExample), '')
  return parts.join('\n')
}

// Columns are listed with commas alone; a text folds at spaces.
function spaced(text: string): string {
  return text.replace(/(?<=[\p{L}_]),(?=[\p{L}_])/gu, ', ')
}

// A line is broken before a flag, as a shell would take it.
function showExample(line: string): string {
  const lines: string[] = []
  let text = '  cordon'
  for (const part of line.split(/ (?=--)/)) {
    if (text.length + 1 + part.length > WIDTH - 2) {
      lines.push(`${text} \\`)
      text = `    ${part}`
    } else text += ` ${part}`
  }
  return [...lines, text].join('\n')
}

function showPositional({ placeholder, required, many }: Positional): string {
  const word = many ? `${placeholder}…` : placeholder
  return required ? word : `[${word}]`
}

function flagRow(flag: Flag): readonly [string, string] {
  const value = flag.kind === 'switch' ? '' : ` ${flag.placeholder ?? (flag.kind === 'number' ? 'N' : 'TEXT')}`
  const choices = flag.choices ? ` (${flag.choices.join(', ')})` : ''
  return [`--${flag.name}${value}`, `${flag.about}${choices}${flag.many ? '; may be repeated' : ''}`]
}
