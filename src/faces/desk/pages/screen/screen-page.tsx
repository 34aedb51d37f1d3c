import { PageHead } from '../../kit/card.tsx'

/** Addresses and names against the lists. */
export function ScreenPage() {
  return <PageHead title="ScreenPage" />
}
