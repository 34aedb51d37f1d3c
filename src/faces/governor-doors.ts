/** How withdrawals are halted, as it was asked for. */
export interface AskedSwitches {
  /** A file that says what stands still. */
  readonly file: string | null
  /** A program and its arguments. */
  readonly command: readonly string[]
  readonly url: string | null
  /** Whether the address may be one of a private network. */
  readonly allowPrivate: boolean
}

/** How faces set what the governor switches. */
export interface GovernorDoors {
  /**
   * Keeps it in the data folder, in place of what was set before. Gives what it is in words, and the new secret that signs posts; null:
   * nothing is posted.
   * @throws InputError `governor-switch-unfit`
   */
  setGovernorSwitches(
    data: string,
    switches: AskedSwitches,
  ): Promise<{ readonly says: string; readonly secret: string | null }>
}
