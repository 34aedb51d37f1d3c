/** Where passwords and keys to other servers lie: in files that only their owner can read, and nowhere else. */
export interface SecretShelf {
  /**
   * @throws NotFoundError `secret-unknown`
   * @throws PermissionError `secret-exposed`: others can read it
   */
  read(name: string): Promise<string>
  /** Keeps it, durably; what had this name is gone. */
  write(name: string, secret: string): Promise<void>
  /** Without a word where there is none. */
  remove(name: string): Promise<void>
}
