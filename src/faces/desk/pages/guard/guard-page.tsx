import { PageHead } from '../../kit/card.tsx'

/** A multisig transaction, judged. */
export function GuardPage() {
  return <PageHead title="GuardPage" />
}
