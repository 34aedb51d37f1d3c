import { z } from 'zod'
import type { Fact, FactDraft, Json } from '../../model/fact.ts'

/** The kind of the facts that tell of a past party whose answer has changed. */
export const ALERT_KIND = 'screen-alert'

/** The body of a `screen-alert` fact. */
export const screenAlertSchema = z.object({
  change: z.enum(['listed', 'delisted']).describe('the party would match now; or it matched and does so no more'),
  party: z.object({
    kind: z.enum(['address', 'transaction', 'domain', 'name']),
    what: z.string().describe('canonical, as it was remembered'),
    birth: z.string().nullable(),
    country: z.string().nullable(),
  }),
  list: z.string(),
  entry: z.string().describe("the publisher's key of the entry"),
  name: z.string().describe('of the entry'),
  programmes: z.array(z.string()),
  basis: z.string(),
  confidence: z.number().describe('0 to 100; not a probability'),
  why: z.array(z.string()),
  version: z.string().describe('SHA-256 of the list version that changed the answer'),
  publishedAt: z.number().describe('Unix seconds'),
  firstSeenAt: z.number().describe('first screen of the party in the time looked at'),
  lastSeenAt: z.number(),
  screens: z.number().describe('how many'),
  verdictThen: z.enum(['match', 'clear', 'unknown']).describe('of the last of them'),
  customers: z.array(z.string()).describe('the references under which it was screened, at most 100'),
  askedBy: z.array(z.string()).describe('who screened it, at most 100'),
})

/** A past party whose answer has changed. */
export type ScreenAlert = z.output<typeof screenAlertSchema>

/** What an alert is about: the same party and entry is told of again only when the change is another one. */
export function alertKey(alert: Pick<ScreenAlert, 'party' | 'list' | 'entry'>): string {
  const { kind, what, birth, country } = alert.party
  return JSON.stringify([alert.list, alert.entry, kind, what, birth, country])
}

/** The last change told of each party and entry. */
export function foldAlerts(facts: readonly Fact[]): Map<string, ScreenAlert['change']> {
  const told = new Map<string, ScreenAlert['change']>()
  for (const { kind, body } of facts)
    if (kind === ALERT_KIND) {
      const alert = body as unknown as ScreenAlert
      told.set(alertKey(alert), alert.change)
    }
  return told
}

/** The alert as a fact. */
export function alertFact(alert: ScreenAlert, at: number, by: string): FactDraft {
  return { at, by, kind: ALERT_KIND, body: alert as unknown as { readonly [key: string]: Json } }
}
