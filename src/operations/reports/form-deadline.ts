import { z } from 'zod'

/** A deadline of a form, as it leaves. */
export const formDeadline = z.object({
  jurisdiction: z.string(),
  duty: z.string(),
  by: z.string().nullable().describe('Last moment, UTC; null: the law names none, or what it counts from is not told'),
  byDay: z.string().nullable(),
  from: z.string().nullable(),
  days: z.number().nullable(),
  because: z.string(),
  source: z.string(),
  caveat: z.string().nullable(),
})
