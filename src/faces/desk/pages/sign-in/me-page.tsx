import { PageHead } from '../../kit/card.tsx'

/** How I sign in. */
export function MePage() {
  return <PageHead title="MePage" />
}
