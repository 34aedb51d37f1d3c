import { PageHead } from '../../kit/card.tsx'

/** A case: where its money went and is. */
export function CasePage() {
  return <PageHead title="CasePage" />
}
