/** What an organisation does, as far as it decides what it may be asked and told. */
export type Sector = 'agency' | 'exchange' | 'issuer' | 'bridge' | 'firm' | 'other'

/**
 * How an organisation stands to this node. `own`: the node's own. `partner`: another country's agency, or whoever is trusted like one.
 * `client`: who works with this node's own agency, such as an exchange of its country. `public`: anybody else.
 */
export type Standing = 'own' | 'partner' | 'client' | 'public'

/** Who sends and receives intelligence. */
export interface Organisation {
  /** Its STIX identity: `identity--UUID`. */
  readonly id: string
  readonly name: string
  /** ISO 3166-1 alpha-2, upper case; null: not told, and then no caveat by country releases anything to it. */
  readonly country: string | null
  readonly sector: Sector
  readonly standing: Standing
}
