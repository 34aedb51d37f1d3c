import { COUNTRY_NAMES } from './country-names.ts'

/** Letters only, without accents, `the`, `and` and `of`: publishers differ in all of these. */
function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/&/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^a-z]+/g, ' ')
    .replace(/\b(?:the|and|of)\b/g, '')
    .replaceAll(' ', '')
}

const CODES: readonly string[] = COUNTRY_NAMES.map(line => line.slice(0, 2))
const KNOWN: ReadonlySet<string> = new Set(CODES)
const BY_NAME: ReadonlyMap<string, string> = new Map(
  COUNTRY_NAMES.flatMap(line =>
    line
      .slice(3)
      .split('|')
      .map((name): [string, string] => [keyOf(name), line.slice(0, 2)]),
  ),
)

/**
 * The ISO 3166-1 alpha-2 code of a country as publishers of lists write it (English names, in any usual order of words, or the code
 * itself in capitals); `XK` for Kosovo. Null where the text is no country: a region, `undetermined`, something unknown.
 */
export function countryCode(text: string): string | null {
  const t = text.trim()
  if (t.length === 2 && KNOWN.has(t)) return t
  if (t.length > 100) return null
  return BY_NAME.get(keyOf(t)) ?? null
}
