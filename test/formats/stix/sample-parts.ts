import type { Json } from '../../../src/model/fact.ts'

/** Members of an object. */
export type Members = { readonly [member: string]: Json }

const UUID = '0f1c3a5e-7b9d-4f12-8a34-56789abcdef0'
/** When the samples were made. */
export const T1 = '2025-02-21T14:13:35.000Z'
/** When they were changed. */
export const T2 = '2025-02-22T00:00:00.123456789Z'
/** A SHA-256 as it looks. */
export const SHA256 = 'a'.repeat(64)
/** TLP:GREEN of STIX 2.1. */
export const TLP_GREEN = 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da'

/** An identifier of a type that is the same in every run. */
export function ref(type: string): string {
  return `${type}--${UUID}`
}

/** External references. */
export const references = [
  { source_name: 'cve', external_id: 'CVE-2024-12345' },
  { source_name: 'press', description: 'an article', url: 'https://example.com/a?b=c', hashes: { 'SHA-256': SHA256 } },
]
