import type { SignatureSource } from '../operations/signature-audit/signature-source.ts'

/** How faces reach signatures that lie on a ledger. */
export interface SignatureDoors {
  /** Signatures of an account, through a node. @throws InputError `source-address-malformed`, `account-malformed` */
  signaturesOf(url: string, account: string): Promise<SignatureSource>
}
