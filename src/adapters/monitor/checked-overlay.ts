import canonicalize from 'canonicalize'
import { readOverlay } from '../../analysis/monitor/overlay.ts'
import { RULES } from '../../catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../../catalog/typologies/all-typologies.ts'
import type { CheckedOverlay } from '../../operations/monitor/rule-book.ts'

/** An overlay that fits the rules, as it is kept. @throws InputError those of the overlay, with the field */
export function checkedOverlay(overlay: unknown): CheckedOverlay {
  const { digest } = readOverlay(overlay, RULES, TYPOLOGIES)
  return { digest, text: canonicalize(overlay) ?? '' }
}
