import { isRawNumber } from './stix-fault.ts'

/**
 * The RFC 8785 form of a JSON value: names sorted by UTF-16 units, no white space. A number that a double cannot hold, for which RFC 8785
 * has no form, stands as it was written. Members that are undefined are left out.
 * @throws RangeError where a number is not finite
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('a number is not finite')
  if (typeof value !== 'object' || value === null || isRawNumber(value)) return JSON.stringify(value)
  if (Array.isArray(value)) {
    let text = '['
    for (let i = 0; i < value.length; i++) text += `${i === 0 ? '' : ','}${canonicalJson(value[i] ?? null)}`
    return `${text}]`
  }
  let text = '{'
  const members = value as Readonly<Record<string, unknown>>
  for (const name of Object.keys(members).sort()) {
    const member = members[name]
    if (member === undefined) continue
    text += `${text.length === 1 ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`
  }
  return `${text}}`
}
