/** An overlay that fits the rules. */
export interface CheckedOverlay {
  /** SHA-256 of the text. */
  readonly digest: string
  /** Its canonical JSON. */
  readonly text: string
}

/** The rules and typologies that there are, as far as an overlay must fit them. */
export interface RuleBook {
  /** @throws InputError those of the overlay, with the field */
  check(overlay: unknown): Promise<CheckedOverlay>
}
