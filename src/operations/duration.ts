import { InputError } from '../model/errors.ts'

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/**
 * Reads a span of time such as `500ms`, `5s`, `2m`, `1.5h` or `3d` into milliseconds.
 * @throws InputError `duration-malformed`
 */
export function parseDuration(text: string): number {
  const m = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)$/.exec(text.trim())
  const unit = m ? UNIT_MS[m[2] as string] : undefined
  if (!m || unit === undefined)
    throw new InputError('duration-malformed', `"${text}" is not a span of time such as 500ms, 5s, 2m, 1h or 3d`)
  return Math.round(Number(m[1]) * unit)
}
