import { PageHead } from '../../kit/card.tsx'

/** A case of the house. */
export function CaseworkPage() {
  return <PageHead title="CaseworkPage" />
}
