import { PageHead } from '../../kit/card.tsx'

/** What was shared with whom. */
export function SharingPage() {
  return <PageHead title="SharingPage" />
}
