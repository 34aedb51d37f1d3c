/** The media type of every TAXII 2.1 answer (section 1.6.8.1); one that names its version is what clients look for. */
export const TAXII_MEDIA = 'application/taxii+json;version=2.1'

/** What a STIX object is, in a manifest: `application/stix+json;version=2.1`. @param specVersion such as `2.1` */
export function stixMedia(specVersion: string): string {
  return `application/stix+json;version=${specVersion}`
}

/**
 * Whether an Accept header takes TAXII 2.1. A missing header and the ranges with stars take everything (RFC 9110, section 12.5.1); without
 * a version the newest is meant; a weight of 0 refuses.
 */
export function acceptsTaxii(header: string | undefined): boolean {
  if (header === undefined || header.trim() === '') return true
  let best = -1
  let taken = false
  for (const range of splitOutside(header, ',')) {
    const rank = rankOf(range)
    // The most exact range decides, as in RFC 9110; of equal ones, any that takes it.
    if (rank.exact > best) taken = rank.taken
    else if (rank.exact === best) taken ||= rank.taken
    best = Math.max(best, rank.exact)
  }
  return best >= 0 && taken
}

/** Whether a Content-Type header says TAXII 2.1, with or without the version. */
export function isTaxiiContent(header: string | undefined): boolean {
  if (header === undefined) return false
  const [type, ...parameters] = splitOutside(header, ';')
  return type?.trim().toLowerCase() === 'application/taxii+json' && versionFits(parameters)
}

/** How exactly a range names TAXII 2.1 (-1: not at all), and whether its weight lets it. */
function rankOf(range: string): { readonly exact: number; readonly taken: boolean } {
  const [type = '', ...parameters] = splitOutside(range, ';')
  const name = type.trim().toLowerCase()
  const weight = Number(parameterOf(parameters, 'q') ?? '1')
  const taken = weight > 0
  if (name === '*/*' || name === '*') return { exact: 0, taken }
  if (name === 'application/*') return { exact: 1, taken }
  if (name !== 'application/taxii+json' || !versionFits(parameters)) return { exact: -1, taken: false }
  return { exact: parameterOf(parameters, 'version') === undefined ? 2 : 3, taken }
}

function versionFits(parameters: readonly string[]): boolean {
  const version = parameterOf(parameters, 'version')
  return version === undefined || version === '2.1'
}

function parameterOf(parameters: readonly string[], wanted: string): string | undefined {
  for (const parameter of parameters) {
    const at = parameter.indexOf('=')
    if (at < 0 || parameter.slice(0, at).trim().toLowerCase() !== wanted) continue
    const value = parameter.slice(at + 1).trim()
    return value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value
  }
  return undefined
}

/** Splits at a character that stands in no quoted string. */
function splitOutside(text: string, at: string): string[] {
  const parts: string[] = []
  let quoted = false
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (quoted && c === '\\') i++
    else if (c === '"') quoted = !quoted
    else if (c === at && !quoted) {
      parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  return [...parts, text.slice(from)]
}
