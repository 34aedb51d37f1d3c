import { InputError } from './errors.ts'

/** A case's name: it stands in file names, addresses of pages and command lines. */
export type CaseName = string & { readonly __brand: 'CaseName' }

/**
 * Reads a case's name: 1 to 64 lower-case letters, digits, dots, hyphens and underscores, the first a letter or digit.
 * @throws InputError `case-malformed`
 */
export function parseCaseName(text: string): CaseName {
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(text))
    throw new InputError(
      'case-malformed',
      `"${text.slice(0, 80)}" cannot name a case: take up to 64 lower-case letters, digits, dots and hyphens`,
    )
  return text as CaseName
}
