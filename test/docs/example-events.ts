import { RULES } from '../../src/catalog/rules/all-rules.ts'
import { eventValues } from '../../src/formats/events/write-event.ts'
import type { CustomerEvent, CustomerProfile, TravelInfo } from '../../src/model/monitor/customer-event.ts'

/** The rules whose stories the example tells: schemes that a reader knows, and some that hold money. */
const TOLD = ['R01', 'R08', 'R12', 'R13', 'R19', 'R26', 'R27', 'R29', 'R34', 'R35', 'R38', 'R40']
/** Between the beginnings of two stories, in milliseconds. */
const APART = 37 * 60_000

/** A customer of whom no story says anything. */
const USUAL: Omit<CustomerProfile, 'customer'> = {
  openedMs: Date.UTC(2026, 2, 1),
  residence: 'JP',
  birthYear: 1985,
  incomeUsd: 60_000,
  utcOffsetMinutes: 540,
  peerGroup: null,
  entity: 'person',
}
/** The provider on the other side of a transfer that no story says anything of. */
const KNOWN: TravelInfo = {
  state: 'complete',
  vasp: 'made-up-exchange',
  vaspCountry: 'JP',
  unhosted: false,
  nameMatches: true,
  registered: true,
}

/** Lines of `examples/events.ndjson`: for each rule the story that makes it fire, one customer a rule, all in order of time. */
export function exampleEvents(): string {
  const events = TOLD.flatMap((id, n) => {
    const rule = RULES.find(r => r.id === id)
    if (rule === undefined) throw new Error(`no rule ${id}`)
    const { events: told, profile } = rule.examples.fires
    return told.map((event, i) => ({
      atMs: event.atMs + n * APART,
      values: {
        ...eventValues(moved(event, rule.name, n * APART)),
        id: `made-up-${id.toLowerCase()}-${i + 1}`,
        profile: { ...(profile ?? USUAL), customer: whose(event.customer, rule.name) },
      },
    }))
  })
  return events
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ values }) => `${JSON.stringify(values)}\n`)
    .join('')
}

function moved(event: CustomerEvent, rule: string, by: number): CustomerEvent {
  const against = 'against' in event && event.against !== null ? { against: whose(event.against, rule) } : {}
  // A house that keeps the travel rule knows the provider on the other side, so that only what a story is about is asked.
  const travel = 'travel' in event && event.travel === null ? { travel: KNOWN } : {}
  return { ...event, ...against, ...travel, atMs: event.atMs + by, customer: whose(event.customer, rule) }
}

function whose(customer: string, rule: string): string {
  return `made-up-${rule}${customer === 'c-1' ? '' : `-${customer}`}`
}
