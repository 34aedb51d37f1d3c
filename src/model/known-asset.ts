/** What is known of an asset beyond its id. */
export interface KnownAsset {
  readonly symbol: string
  readonly name: string
  /** Base units of one unit: ten to this power. */
  readonly decimals: number
  /** Who can freeze what an account holds of it; null: nobody can. */
  readonly issuer: string | null
  /** Where that is to be read. */
  readonly source: string
}
