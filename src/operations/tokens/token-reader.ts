import type { AssetId } from '../../model/asset.ts'
import type { TokenReading } from '../../model/token.ts'

/** Asks the contracts of tokens what they say of themselves, on one ledger, through one node. */
export interface TokenReader {
  /** The node without keys. */
  readonly source: string
  /**
   * What a contract does (reverts, answers nonsense, answers a megabyte) is told in the reading's notes.
   * @throws SourceError `ledger-unreachable`, `ledger-other-chain` … where the node fails
   */
  read(asset: AssetId): Promise<TokenReading>
  close(): void
}
