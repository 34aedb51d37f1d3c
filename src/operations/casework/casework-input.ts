import { z } from 'zod'

/** A case by its id. */
export const caseField = z.string().min(1).max(20).describe('see casework list').meta({ placeholder: 'CASE' })
/** An alert by its id. */
export const alertField = z.string().min(1).max(20).describe('see queue').meta({ placeholder: 'ALERT' })
/** Why. */
export const reasonField = z.string().trim().min(1).max(4_000).describe('why').meta({ placeholder: 'TEXT' })
/** Countries whose authority a case may be reported to. */
export const jurisdictionField = z
  .array(z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters, such as KR'))
  .max(20)
  .optional()
  .describe('country whose law sets deadlines; else that of your organisation')
  .meta({ placeholder: 'CC' })
/** The number of a decision within its case. */
export const decisionField = z.int().min(1).max(1_000_000).describe('its number in the case').meta({ placeholder: 'N' })
/** The document of a decision. */
export const documentField = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 lower-case hex digits')
  .describe('SHA-256 of the document that you looked at: see casework decision')
  .meta({ placeholder: 'SHA256' })

/** Countries of a new case: those named, each once and sorted, else that of the person's organisation. */
export function countriesOf(named: readonly string[] | undefined, country: string | null): readonly string[] {
  return [...new Set(named ?? (country === null ? [] : [country]))].sort()
}
