import canonicalize from 'canonicalize'
import type { Json } from './fact.ts'

/**
 * The RFC 8785 canonical JSON of a value that was read from JSON. What was kept in that form and read back has its names in order
 * nearly always, and is then written in a third of the time.
 */
export function canonicalText(value: Json): string {
  return inOrder(value) ? JSON.stringify(value) : (canonicalize(value) as string)
}

function inOrder(value: Json): boolean {
  // What has no canonical form is left to canonicalize, which says so.
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return true
  if (value === null) return true
  if (Array.isArray(value)) return value.every(inOrder)
  const held = value as { readonly [key: string]: Json }
  let before = ''
  for (const name of Object.keys(held)) {
    // As UTF-16 units compare, which is what RFC 8785 asks for. JavaScript tells names that are whole numbers first.
    if (before > name || !name.isWellFormed() || !inOrder(held[name] ?? null)) return false
    before = name
  }
  return true
}
