import type { Answered } from '../../api/operations.ts'

/** A group of the queue. */
export type QueueGroup = Answered<'listQueue'>['groups'][number]
