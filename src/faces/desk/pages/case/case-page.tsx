import { useEffect } from 'react'
import { Link, useParams } from 'wouter'
import { useSession } from '../../api/session.ts'
import { useAnswer } from '../../api/use-call.ts'
import { useWords } from '../../app/preferences.tsx'
import { PageHead } from '../../kit/card.tsx'
import { Answer, FaultNote, Waiting } from '../../kit/states.tsx'
import { LoadedCase } from './loaded-case.tsx'
import { usePlace } from './place/use-place.ts'
import { preloadTab } from './tab-view.tsx'
import { useCaseTrace } from './trace/use-case-trace.ts'
import { UntracedCase } from './untraced-case.tsx'
import { CASE_WORDS } from './words/case-words.ts'
import './case.css'

/** A case: where its money went and is. */
export function CasePage() {
  const { name = '' } = useParams()
  // Another case is another page: nothing of one is carried into the other.
  return <NamedCase key={name} name={name} />
}

function NamedCase({ name }: { readonly name: string }) {
  const file = useAnswer('showCase', { name })
  const { session } = useSession()
  const document = file.data?.traces.at(-1)?.document ?? null
  const trace = useCaseTrace(name, document)
  const [{ tab }] = usePlace()
  // While the server is asked.
  useEffect(() => preloadTab(tab), [tab])
  if (session === undefined) return <Waiting />
  if (file.data === undefined && file.error !== null) return <Missing name={name} error={file.error} />
  return (
    <Answer of={file}>
      {({ traces }) =>
        traces.length === 0 ? (
          <UntracedCase name={name} session={session} />
        ) : trace.trace !== null ? (
          <LoadedCase name={name} session={session} of={trace} traced={trace.trace} />
        ) : trace.error !== null ? (
          <FaultNote error={trace.error} />
        ) : (
          <Waiting />
        )
      }
    </Answer>
  )
}

/** There is no such case, or it cannot be read. */
function Missing({ name, error }: { readonly name: string; readonly error: Error }) {
  const say = useWords(CASE_WORDS)
  return (
    <>
      <PageHead title={name}>
        <Link href="/cases">{say('cases')}</Link>
      </PageHead>
      <FaultNote error={error} />
    </>
  )
}
