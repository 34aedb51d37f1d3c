import { CordonError, InputError } from '../../model/errors.ts'
import type { Command, CommandName, LateCommand } from './command.ts'
import { tellError } from './error-text.ts'
import { commandHelp, mainHelp, wordHelp } from './help.ts'
import { INTERRUPTED_CODE, Interrupted } from './interrupted.ts'
import { nearest } from './nearest.ts'
import { readArgs } from './read-args.ts'
import type { Terminal } from './terminal.ts'

/** What a run of the command line needs beside the words typed. */
export interface CliSetting {
  readonly commands: readonly (Command | LateCommand)[]
  readonly version: string
  readonly terminal: Terminal
  /** Show stacks: CORDON_DEBUG. */
  readonly stack: boolean
}

/** Runs one command line, tells any fault on the error stream, and gives the exit code. */
export async function runCli(argv: readonly string[], setting: CliSetting): Promise<number> {
  const { terminal, commands, version } = setting
  try {
    const [word, ...rest] = argv
    if (word === undefined || word === '--help' || word === '-h') return say(terminal, mainHelp(commands, version))
    if (word === '--version' || word === '-v') return say(terminal, `cordon ${version}\n`)
    const asked = word === 'help' ? rest : rest[0] === '--help' || rest[0] === '-h' ? [word] : []
    const [only, second] = asked
    const words =
      only === undefined || second !== undefined || isCommand(only, commands) ? null : wordHelp(only, commands)
    if (words !== null) return say(terminal, words)
    if (word === 'help')
      return say(
        terminal,
        rest[0] ? commandHelp(await whole(find(rest, commands).command)) : mainHelp(commands, version),
      )
    const { command: found, words: typed } = find(argv, commands)
    const command = await whole(found)
    const given = argv.slice(typed)
    if (given.includes('--help') || given.includes('-h')) return say(terminal, commandHelp(command))
    return await command.run(readArgs(command, given), terminal)
  } catch (error) {
    if (error instanceof Interrupted) {
      terminal.err('interrupted: the same command goes on where this one stopped\n')
      return INTERRUPTED_CODE
    }
    const width = terminal.live ? terminal.columns : null
    const told = tellError(error, { json: argv.includes('--json'), stack: setting.stack, width })
    terminal.err(told.text)
    return error instanceof CordonError && error.code === 'interrupted' ? INTERRUPTED_CODE : told.exitCode
  }
}

function say(terminal: Terminal, text: string): number {
  terminal.out(text)
  return 0
}

async function whole(command: Command | LateCommand): Promise<Command> {
  return 'load' in command ? await command.load() : command
}

function isCommand(word: string, commands: readonly CommandName[]): boolean {
  return commands.some(c => c.name === word || c.alias === word)
}

/** The command that the first words name: `lists import` before `lists`. */
function find<C extends CommandName>(argv: readonly string[], commands: readonly C[]): { command: C; words: number } {
  for (const words of [2, 1]) {
    const name = argv.slice(0, words).join(' ')
    const command = commands.find(c => c.name === name || c.alias === name)
    if (command && argv.length >= words) return { command, words }
  }
  const [word = '', second] = argv
  const names = commands.map(c => c.alias ?? c.name)
  const under = names.filter(name => name.startsWith(`${word} `))
  if (under.length > 0) {
    const meant = second === undefined || second.startsWith('-') ? null : nearest(`${word} ${second}`, under)
    const what = second === undefined || meant === null ? `"${word}" alone` : `"${word} ${second}"`
    const hint = meant === null ? `there are ${under.join(', ')}` : `did you mean ${meant}?`
    throw new InputError('command-unknown', `${what} is no command: ${hint}`)
  }
  const meant = nearest(word, [...new Set(names.flatMap(name => [name, name.split(' ')[0] ?? name]))])
  const hint = meant === null ? 'see cordon --help' : `did you mean ${meant}? See cordon --help`
  throw new InputError('command-unknown', `there is no command "${word}": ${hint}`)
}
