import { PageHead } from '../../kit/card.tsx'

/** The list of cases. */
export function CasesPage() {
  return <PageHead title="CasesPage" />
}
