import type { LedgerId } from '../model/ledger.ts'
import type { TokenReader } from '../operations/tokens/token-reader.ts'

/** How faces reach nodes that tokens are asked through. */
export interface TokenDoors {
  /** Opens a node. @throws InputError `source-address-malformed`, `ledger-without-tokens` */
  tokenReader(url: string, ledger: LedgerId): Promise<TokenReader>
}
