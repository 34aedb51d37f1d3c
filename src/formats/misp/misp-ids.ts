import { uuid5 } from '../stix/uuid.ts'

/** Where identifiers of what has none in MISP are made. */
const NAMESPACE = '1b0c3d4f-5e0a-4b8e-9f43-6f0f1d3a7c52'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** A UUID of MISP in lower case, as STIX wants it; null where it is none of RFC 4122. */
export function mispUuid(value: unknown): string | null {
  const text = typeof value === 'string' ? value.toLowerCase() : ''
  return UUID.test(text) ? text : null
}

/** The same UUID for the same words, every time. */
export function madeUuid(...words: readonly string[]): string {
  return uuid5(NAMESPACE, JSON.stringify(words))
}

/** The UUID within a STIX identifier. */
export function uuidOf(id: string): string {
  return id.slice(-36)
}
