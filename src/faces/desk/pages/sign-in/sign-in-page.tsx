import { PageHead } from '../../kit/card.tsx'

/** Where people sign in. */
export function SignInPage() {
  return <PageHead title="SignInPage" />
}
