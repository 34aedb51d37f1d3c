import { PageHead } from '../../kit/card.tsx'

/** Freeze requests by state. */
export function FreezesPage() {
  return <PageHead title="FreezesPage" />
}
