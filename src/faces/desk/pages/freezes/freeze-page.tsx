import { PageHead } from '../../kit/card.tsx'

/** One freeze request. */
export function FreezePage() {
  return <PageHead title="FreezePage" />
}
