import { PageHead } from '../../kit/card.tsx'

/** All cases on one page. */
export function SituationPage() {
  return <PageHead title="SituationPage" />
}
