import type { Flag, Values } from './command.ts'

/** Flags that every command takes. */
export const COMMON_FLAGS: readonly Flag[] = [
  {
    name: 'data',
    key: 'data',
    kind: 'text',
    placeholder: 'DIR',
    about: 'the data folder; else CORDON_DATA, else ./cordon-data',
  },
  { name: 'json', key: 'json', kind: 'switch', about: 'the answer (and errors) as JSON' },
]

/** The data folder that was asked for. @param env the process's environment */
export function dataFolder(values: Values, env: Readonly<Record<string, string | undefined>>): string {
  const given = values['data']
  return typeof given === 'string' ? given : env['CORDON_DATA'] || 'cordon-data'
}

/** What was typed without the flags of the command line itself: the input of an operation. */
export function inputOf(values: Values, without: readonly string[]): Record<string, Values[string]> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !without.includes(key)))
}

/** The texts of a flag that may be repeated. */
export function textsOf(values: Values, key: string): readonly string[] {
  const value = values[key]
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
}
