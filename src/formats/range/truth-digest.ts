import { textDigest } from '../../model/fact.ts'
import type { RangeTruth } from '../../model/range.ts'

/** SHA-256 of a truth without the addresses of the nodes: equal for equal ranges, wherever they ran. */
export function truthDigest(truth: RangeTruth, sha256 = textDigest): string {
  const chains = truth.chains.map(({ ledger, height, hash }) => ({ ledger, height, hash }))
  return sha256(JSON.stringify({ ...truth, chains }))
}
