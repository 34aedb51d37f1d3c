import { CordonError } from '../../model/errors.ts'
import { hang } from './fold-text.ts'
import { harmless } from './paint.ts'

/** How a fault is told at the end of a command. */
export interface ToldError {
  readonly text: string
  readonly exitCode: number
}

/**
 * `error[code]: message`, then `  at file:line field` where the place is known, folded at `width` where that is no null. A fault that is
 * not ours to name is told as `internal`, exit code 70 (sysexits EX_SOFTWARE), with its stack when `stack` is set.
 */
export function tellError(error: unknown, options: { json: boolean; stack: boolean; width: number | null }): ToldError {
  const known = error instanceof CordonError
  const code = known ? error.code : 'internal'
  const message = error instanceof Error ? error.message : String(error)
  const place = known ? error.place : {}
  const exitCode = known ? error.exitCode : 70
  if (options.json) return { text: `${JSON.stringify({ error: { code, message, place } })}\n`, exitCode }
  const { file, line, field } = place
  const where = [file === undefined ? undefined : line === undefined ? file : `${file}:${line}`, field]
  if (file === undefined && line !== undefined) where.unshift(`line ${line}`)
  const at = where.filter(part => part !== undefined).join(' ')
  const { width } = options
  // A message may quote a cell of a hostile file.
  const fold = (line: string, indent = ''): string[] =>
    width === null ? [indent + harmless(line)] : hang(line, width, indent)
  const lines = `error[${code}]: ${message}`.split('\n').flatMap(line => fold(line))
  if (at !== '') lines.push(...fold(`at ${at}`, '  '))
  if (!known && !options.stack)
    lines.push(...fold('this is a fault in Cordon; CORDON_DEBUG=1 shows where it arose', '  '))
  let text = `${lines.join('\n')}\n`
  if (options.stack && error instanceof Error) text += `${error.stack}\n`
  return { text, exitCode }
}
