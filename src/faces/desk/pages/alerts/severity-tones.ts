import type { Tone } from '../../kit/badge.tsx'
import type { QueueGroup } from './queue-group.ts'

/** The colour of a severity; its word stands beside it. */
export const SEVERITY_TONES: Readonly<Record<QueueGroup['severity'], Tone>> = {
  urgent: 'bad',
  review: 'warn',
  notice: 'info',
}
