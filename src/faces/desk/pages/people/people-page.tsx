import { PageHead } from '../../kit/card.tsx'

/** Users and their roles. */
export function PeoplePage() {
  return <PageHead title="PeoplePage" />
}
