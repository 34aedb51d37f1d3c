import { InputError } from '../../model/errors.ts'
import type { CustomerProfile, OtherSide, TravelInfo } from '../../model/monitor/customer-event.ts'
import type { EventSource, ObjectSource } from './event-source.ts'

/** What the travel rule brought. */
export function readTravel(f: ObjectSource): TravelInfo {
  return {
    state: f.word('state', ['complete', 'partial', 'missing', 'not-needed'] as const),
    vasp: f.maybeText('vasp'),
    vaspCountry: country(f, 'vaspCountry'),
    unhosted: f.maybeTruth('unhosted'),
    nameMatches: f.maybeTruth('nameMatches'),
    ...told('registered', f.maybeTruth('registered')),
  }
}

/** What was said of the other side before the event came; places left out are null: it could not be said. */
export function readAbout(f: ObjectSource): OtherSide {
  return {
    screening: f.object('screening', s => ({
      verdict: s.word('verdict', ['match', 'clear', 'unknown'] as const),
      categories: s.texts('categories') ?? [],
      lists: s.texts('lists') ?? [],
      ...told(
        'entries',
        s.list('entries', e => ({
          list: e.text('list'),
          version: e.text('version'),
          name: e.text('name'),
          category: e.text('category'),
        })),
      ),
    })),
    exposure: f.list('exposure', e => ({
      category: e.text('category'),
      usd: e.number('usd', 0),
      share: e.number('share', 0, 1),
      hops: e.number('hops', 0, 1_000),
      ...told('source', e.maybeText('source')),
      ...told('path', e.texts('path')),
    })),
    labels: f.texts('labels'),
    firstSeenMs: f.maybeTime('firstSeenMs'),
    patterns: f.texts('patterns'),
    cases: f.list('cases', c => ({
      name: c.text('name'),
      share: c.number('share', 0, 1),
      usd: c.number('usd', 0),
      ageDays: c.number('ageDays', 0),
      ...told('basis', c.maybeText('basis')),
      ...told('odds', c.maybeNumber('odds', 0, 1)),
      ...told('path', c.texts('path')),
    })),
    ...told(
      'gaps',
      f.list('gaps', g => ({
        of: g.word('of', ['screening', 'exposure', 'cases'] as const),
        blocking: g.truth('blocking'),
        because: g.text('because'),
      })),
    ),
  }
}

/** A field that is absent where nothing was told. */
function told<N extends string, T>(name: N, value: T | null): { readonly [K in N]?: T } {
  return value === null ? {} : ({ [name]: value } as { readonly [K in N]?: T })
}

/** What the exchange knows of the customer. */
export function readProfile(f: EventSource, customer: string): CustomerProfile {
  const named = f.maybeText('customer')
  if (named !== null && named !== customer)
    throw new InputError('profile-of-other', 'the profile is of another customer', f.place('customer'))
  return {
    customer,
    openedMs: f.time('openedMs'),
    residence: country(f, 'residence'),
    birthYear: f.maybeWhole('birthYear', 1_850, 2_200),
    incomeUsd: f.maybeNumber('incomeUsd', 0),
    utcOffsetMinutes: f.maybeWhole('utcOffsetMinutes', -1_440, 1_440),
    peerGroup: f.maybeText('peerGroup'),
    entity: f.maybeWord('entity', ['person', 'firm', 'own-wallet'] as const) ?? 'person',
  }
}

function country(f: EventSource, name: string): string | null {
  const text = f.maybeText(name)
  if (text !== null && !/^[A-Z]{2}$/.test(text))
    throw new InputError('field-malformed', `${name} must be two capital letters, as KR`, f.place(name))
  return text
}
