import type { Answered } from '../../api/operations.ts'

/** What an alert rests on, as the server tells it. */
export type ToldAlert = Answered<'explainAlert'>
