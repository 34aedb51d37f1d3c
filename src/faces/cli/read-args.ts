import { parseArgs } from 'node:util'
import { InputError } from '../../model/errors.ts'
import type { Command, Flag, Positional, Values } from './command.ts'
import { nearest } from './nearest.ts'

/**
 * Reads what was typed after a command's name.
 * @throws InputError `flag-unknown`, `flag-repeated`, `flag-needs-value`, `flag-malformed`, `argument-missing`, `argument-unknown`,
 * `argument-malformed`
 */
export function readArgs(command: Command, argv: readonly string[]): Values {
  const byName = new Map(command.flags.map(flag => [flag.name, flag]))
  const options = Object.fromEntries(
    command.flags.map(f => [f.name, { type: f.kind === 'switch' ? ('boolean' as const) : ('string' as const) }]),
  )
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true, allowPositionals: true })
  const values: Record<string, string | number | boolean | readonly string[]> = {}
  const placed: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') placed.push(token.value)
    if (token.kind !== 'option') continue
    const flag = byName.get(token.name)
    if (!flag || !token.rawName.startsWith('--')) throw unknownFlag(token.rawName, command)
    const value = flagValue(flag, token.value, token.inlineValue === true)
    const before = values[flag.key]
    if (flag.many) values[flag.key] = [...(Array.isArray(before) ? before : []), String(value)]
    else if (before === undefined) values[flag.key] = value
    else throw new InputError('flag-repeated', `--${flag.name} is given twice`, { place: { field: `--${flag.name}` } })
  }
  const all = { ...values, ...placeArguments(command, placed) }
  for (const { name, key, placeholder, required } of command.flags)
    if (required && all[key] === undefined)
      throw new InputError(
        'input-malformed',
        `--${name} ${placeholder ?? 'VALUE'} is missing: see cordon ${command.alias ?? command.name} --help`,
        { place: { field: `--${name}` } },
      )
  return all
}

function flagValue(flag: Flag, text: string | undefined, inline: boolean): string | number | boolean {
  const field = `--${flag.name}`
  if (flag.kind === 'switch') {
    if (text === undefined) return true
    throw new InputError('flag-malformed', `${field} takes no value`, { place: { field } })
  }
  if (text === undefined || text === '' || (!inline && text.startsWith('--')))
    throw new InputError('flag-needs-value', `${field} needs a value: ${field} ${flag.placeholder ?? 'VALUE'}`, {
      place: { field },
    })
  if (flag.choices && !flag.choices.includes(text)) throw noChoice('flag-malformed', field, flag.choices, text)
  if (flag.kind === 'text') return text
  if (!/^\d+(\.\d+)?$/.test(text))
    throw new InputError('flag-malformed', `${field} takes a number, not "${text}"`, { place: { field } })
  return Number(text)
}

function placeValue({ placeholder, numeric, choices }: Positional, text: string): string | number {
  if (choices && !choices.includes(text)) throw noChoice('argument-malformed', placeholder, choices, text)
  if (!numeric) return text
  if (!/^\d+(\.\d+)?$/.test(text))
    throw new InputError('argument-malformed', `${placeholder} takes a number, not "${text}"`, {
      place: { field: placeholder },
    })
  return Number(text)
}

function noChoice(code: string, field: string, choices: readonly string[], text: string): InputError {
  const meant = nearest(text, choices)
  const hint = meant ? ` (did you mean ${meant}?)` : ''
  return new InputError(code, `${field} takes ${choices.join(', ')}, not "${text}"${hint}`, { place: { field } })
}

function unknownFlag(typed: string, command: Command): InputError {
  const names = [...command.flags.map(flag => `--${flag.name}`), '--help']
  const meant = nearest(typed, names)
  return new InputError(
    'flag-unknown',
    `cordon ${command.alias ?? command.name} knows no ${typed}${meant ? `; did you mean ${meant}?` : ''}`,
    { place: { field: typed } },
  )
}

function placeArguments(command: Command, placed: readonly string[]): Values {
  const values: Record<string, string | number | readonly string[]> = {}
  let next = 0
  for (const place of command.positional) {
    const { key, placeholder, required, many } = place
    const taken = many ? placed.slice(next) : placed.slice(next, next + 1)
    next += taken.length
    if (taken.length === 0 && required)
      throw new InputError(
        'argument-missing',
        `${placeholder} is missing: see cordon ${command.alias ?? command.name} --help`,
        {
          place: { field: placeholder },
        },
      )
    if (taken.length > 0) values[key] = many ? taken : placeValue(place, taken[0] as string)
  }
  const extra = placed[next]
  if (extra !== undefined)
    throw new InputError('argument-unknown', `cordon ${command.name} does not know what to do with "${extra}"`)
  return values
}
