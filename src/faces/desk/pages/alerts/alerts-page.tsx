import { PageHead } from '../../kit/card.tsx'

/** The queue of alerts. */
export function AlertsPage() {
  return <PageHead title="AlertsPage" />
}
