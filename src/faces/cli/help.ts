import type { Command, CommandName, Flag, Positional } from './command.ts'
import { commandGroups } from './command-groups.ts'
import { foldText, twoColumns } from './fold-text.ts'

/** Every line of help fits a terminal of this many characters. */
const WIDTH = 80
/** The widest that the names of commands stand on the left. */
const MOST_LEFT = 18

/** What `cordon --help` prints. */
export function mainHelp(commands: readonly CommandName[], version: string): string {
  const groups = commandGroups(commands).map(group => ({
    title: group.title,
    rows: group.commands.map(c => [c.alias ?? c.name, c.summary] as const),
  }))
  const left = Math.min(MOST_LEFT, Math.max(0, ...groups.flatMap(g => g.rows.map(([name]) => name.length))))
  return [
    ...foldText(`cordon ${version}: follow stolen crypto, know where the money is now, show the evidence.`, WIDTH),
    '',
    'Usage: cordon COMMAND [flags]\n',
    'Start here:',
    '  cordon start                     trace the built-in theft and show the report',
    '  cordon trace --help              all that a trace can be asked',
    '  cordon screen ADDRESS            is it on a list? (first: cordon lists)',
    '  cordon node init --help          share with others: a node, then its peers',
    '  cordon serve                     answer over HTTP, to peers and over TAXII\n',
    ...groups.map(({ title, rows }) => `${title}:\n${twoColumns(rows, WIDTH, 2, left)}`),
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

/** What `cordon WORD --help` prints, where the word is no command but begins some; null: it begins none. */
export function wordHelp(word: string, commands: readonly CommandName[]): string | null {
  const rows = commands
    .map(c => [c.alias ?? c.name, c.summary] as const)
    .filter(([name]) => name.startsWith(`${word} `))
  if (rows.length === 0) return null
  const left = Math.max(...rows.map(([name]) => name.length))
  return [`Usage: cordon ${word} COMMAND [flags]\n`, twoColumns(rows, WIDTH, 2, left)].join('\n')
}

/** What `cordon COMMAND --help` prints. */
export function commandHelp(command: Command): string {
  const { name, alias, summary, positional, flags, examples, lists = [] } = command
  const needed = flags.filter(f => f.required).map(f => flagRow(f)[0])
  const words = alias ?? name
  const parts = [
    ...foldText(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`, WIDTH),
    '',
    ...showUsage(`Usage: cordon ${words}`, [...positional.map(showPositional), ...needed, '[flags]']),
  ]
  if (alias) parts.push(`Also:  cordon ${name}`)
  const places = positional.flatMap(p =>
    p.about ? [[p.placeholder, `${p.about}${showChoices(p.choices)}`] as const] : [],
  )
  parts.push('')
  if (places.length > 0) parts.push('Arguments:', twoColumns(places, WIDTH))
  parts.push('Flags:', twoColumns(flags.map(flagRow), WIDTH))
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

/** What is typed after a command, folded between its parts under the first of them. */
function showUsage(begin: string, parts: readonly string[]): string[] {
  const under = ' '.repeat(begin.length + 1)
  const lines: string[] = []
  let line = begin
  for (const part of parts) {
    if (line.length + 1 + part.length > WIDTH && line.length > under.length) {
      lines.push(line)
      line = `${under}${part}`
    } else line += ` ${part}`
  }
  return [...lines, line]
}

// A line is broken before a flag, as a shell would take it. The last needs no place for the sign that it goes on.
function showExample(line: string): string {
  const lines: string[] = []
  let text = '  cordon'
  const parts = line.split(/ (?=--)/)
  for (const [n, part] of parts.entries()) {
    const room = n === parts.length - 1 ? WIDTH : WIDTH - 2
    if (text.length + 1 + part.length > room) {
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

function showChoices(choices: readonly string[] | undefined): string {
  return choices ? ` (${choices.join(', ')})` : ''
}

function flagRow(flag: Flag): readonly [string, string] {
  const value = flag.kind === 'switch' ? '' : ` ${flag.placeholder ?? (flag.kind === 'number' ? 'N' : 'TEXT')}`
  return [`--${flag.name}${value}`, `${flag.about}${showChoices(flag.choices)}${flag.many ? '; may be repeated' : ''}`]
}
