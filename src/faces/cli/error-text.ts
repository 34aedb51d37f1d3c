import { CordonError } from '../../model/errors.ts'
import { harmless } from './paint.ts'

/** How a fault is told at the end of a command. */
export interface ToldError {
  readonly text: string
  readonly exitCode: number
}

/**
 * `error[code]: message`, then `  at file:line field` where the place is known. A fault that is not ours to name is told as
 * `internal`, exit code 70 (sysexits EX_SOFTWARE), with its stack when `stack` is set.
 */
export function tellError(error: unknown, options: { json: boolean; stack: boolean }): ToldError {
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
  // A message may quote a cell of a hostile file.
  let text = `error[${code}]: ${message.split('\n').map(harmless).join('\n')}\n`
  if (at !== '') text += `  at ${harmless(at)}\n`
  if (!known && !options.stack) text += '  this is a fault in Cordon; CORDON_DEBUG=1 shows where it arose\n'
  if (options.stack && error instanceof Error) text += `${error.stack}\n`
  return { text, exitCode }
}
