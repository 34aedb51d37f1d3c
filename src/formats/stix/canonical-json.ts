import { isRawNumber } from './stix-fault.ts'

/**
 * The RFC 8785 form of a JSON value: names sorted by UTF-16 units, no white space. A number that a double cannot hold, for which RFC 8785
 * has no form, stands as it was written. Members that are undefined are left out.
 * @throws RangeError where a number is not finite
 */
export function canonicalJson(value: unknown): string {
  const ordered = inOrder(value)
  return ordered === UNORDERED ? written(value) : JSON.stringify(ordered)
}

/** Stands for what no JavaScript object can hold in the order of RFC 8785. */
const UNORDERED = Symbol('unordered')

/** The value with all names in their order, so that it can be written at one go; itself where they are so already. */
function inOrder(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('a number is not finite')
  if (typeof value !== 'object' || value === null || isRawNumber(value)) return value
  if (Array.isArray(value)) {
    let list: unknown[] = value
    for (let i = 0; i < value.length; i++) {
      const item = inOrder(value[i])
      if (item === UNORDERED) return UNORDERED
      if (item === value[i]) continue
      if (list === value) list = [...value]
      list[i] = item
    }
    return list
  }
  const members = value as Readonly<Record<string, unknown>>
  const names = Object.keys(members)
  let same = true
  for (let i = 0; i < names.length; i++) {
    const name = names[i] ?? ''
    // JavaScript puts names that are whole numbers first, and takes this one for something else.
    if (startsWithDigit(name) || name === '__proto__' || name === 'toJSON') return UNORDERED
    if (i > 0 && (names[i - 1] ?? '') > name) same = false
  }
  if (!same) names.sort()
  const out: Record<string, unknown> = {}
  for (const name of names) {
    const member = inOrder(members[name])
    if (member === UNORDERED) return UNORDERED
    if (member !== members[name]) same = false
    out[name] = member
  }
  return same ? members : out
}

function startsWithDigit(name: string): boolean {
  const c = name.charCodeAt(0)
  return c >= 0x30 && c <= 0x39
}

function written(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('a number is not finite')
  if (typeof value !== 'object' || value === null || isRawNumber(value)) return JSON.stringify(value)
  if (Array.isArray(value)) {
    let text = '['
    for (let i = 0; i < value.length; i++) text += `${i === 0 ? '' : ','}${written(value[i] ?? null)}`
    return `${text}]`
  }
  let text = '{'
  const members = value as Readonly<Record<string, unknown>>
  for (const name of Object.keys(members).sort()) {
    const member = members[name]
    if (member === undefined) continue
    text += `${text.length === 1 ? '' : ','}${JSON.stringify(name)}:${written(member)}`
  }
  return `${text}}`
}
