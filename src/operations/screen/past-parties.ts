import type { Instant } from '../../model/instant.ts'
import type { Party, VerdictWord } from '../../model/party.ts'
import type { SoughtNames } from './sought-names.ts'

/** One screen as it is remembered: who asked about what, when, and what was answered. */
export interface PastScreen {
  readonly at: Instant
  /** Who asked: a person or the name of an API key. */
  readonly by: string
  readonly kind: Party['kind']
  /** The canonical address, the transaction, the domain, or the name with single spaces. */
  readonly what: string
  readonly verdict: VerdictWord
  /** The asker's customer, transfer or ticket; null where none was given. */
  readonly ref: string | null
  /** Of a name, as far as it was given. */
  readonly birth: string | null
  /** ISO 3166-1 alpha-2, of a name. */
  readonly country: string | null
}

/** What stands for a party wherever equality counts: a letter for its kind, a colon, and its text. */
export type PartyKey = string

const LETTERS: Readonly<Record<Party['kind'], string>> = { address: 'a', transaction: 't', domain: 'd', name: 'n' }

/** The key of a party. @param what canonical; the spaces of a name are made single here */
export function partyKey(kind: Party['kind'], what: string): PartyKey {
  return `${LETTERS[kind]}:${kind === 'name' ? singleSpaces(what) : what}`
}

/** A name without blanks at its ends and with single spaces between its words. */
export function singleSpaces(name: string): string {
  return name.trim().replace(/\s+/g, ' ')
}

/** What of a party its screen is remembered by. */
export function rememberedParty(party: Party): Pick<PastScreen, 'kind' | 'what' | 'birth' | 'country'> {
  const none = { birth: null, country: null }
  switch (party.kind) {
    case 'address':
      return { kind: party.kind, what: party.address, ...none }
    case 'transaction':
      return { kind: party.kind, what: party.tx, ...none }
    case 'domain':
      return { kind: party.kind, what: party.domain, ...none }
    case 'name':
      return { kind: party.kind, what: singleSpaces(party.text), birth: party.birth, country: party.country }
  }
}

/** Whether two screens of a transaction are one, which is kept in several parts where many accounts take part. */
export function sameScreen(a: PastScreen | undefined, b: PastScreen): boolean {
  return a?.kind === 'transaction' && b.kind === 'transaction' && a.at === b.at && a.what === b.what && a.by === b.by
}

/** Which of the latest screens are asked for. */
export interface LatestWanted {
  readonly most: number
  /** None that is later. */
  readonly until: Instant
  fits(screen: PastScreen): boolean
}

/** The latest screens. */
export interface LatestScreens {
  readonly screens: readonly PastScreen[]
  /** False: older ones may fit that were not looked at. */
  readonly whole: boolean
}

/** The memory of all that was screened. */
export interface PastParties {
  /**
   * Takes a screen in; it is on the disk within the implementer's window, or after {@link flush}.
   * @param also further keys under which it is found: the accounts of a screened transaction
   * @throws InputError `screen-too-long`
   * @throws SourceError `screenings-unwritable` when an earlier one could not be written
   */
  remember(screen: PastScreen, also?: readonly PartyKey[]): void
  /** Fulfilled when all that was taken in survives a power cut. @throws SourceError `screenings-unwritable` */
  flush(): Promise<void>
  /**
   * Every screen since a time that stands under one of the keys, in no stated order.
   * @throws IntegrityError `screenings-damaged`
   */
  find(keys: readonly PartyKey[], sinceAt: Instant): Promise<readonly FoundScreen[]>
  /**
   * The distinct names screened that share enough with one of the listed names to be looked at, and that `like` takes.
   * Names of screens before `sinceAt` may be among them.
   * @throws IntegrityError `screenings-damaged`
   */
  findNames(sought: SoughtNames, like: (name: string) => boolean, sinceAt: Instant): Promise<ReadonlySet<string>>
  /**
   * The latest screens that fit, the latest first; what is one by {@link sameScreen} once. Of a long memory only the latest part is looked
   * through.
   * @throws IntegrityError `screenings-damaged`
   */
  latest(wanted: LatestWanted): Promise<LatestScreens>
  /** Gives way to whatever else the process has to do: a server answers in between. */
  giveWay(): Promise<void>
  /**
   * Runs work that only one process may do at a time, a rescreen.
   * @throws InputError `rescreen-busy`
   */
  alone<T>(work: () => Promise<T>): Promise<T>
}

/** The parents of a domain under which it is found too: `a.b.example` is found from `b.example` and from `example`. */
export function alsoKeys(party: Pick<PastScreen, 'kind' | 'what'>): readonly PartyKey[] {
  if (party.kind !== 'domain') return []
  const labels = party.what.split('.')
  return labels.slice(1).map((_, n) => partyKey('domain', labels.slice(n + 1).join('.')))
}

/** A screen and the keys asked for under which it was found. */
export interface FoundScreen extends PastScreen {
  readonly keys: readonly PartyKey[]
}

/** Every screen of one party since a time, the earliest first: who asked about it, and when. */
export async function pastScreens(
  past: Pick<PastParties, 'find'>,
  key: PartyKey,
  sinceAt: Instant,
): Promise<readonly FoundScreen[]> {
  return [...(await past.find([key], sinceAt))].sort((a, b) => a.at - b.at)
}
