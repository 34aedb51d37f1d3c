import { Component, type ReactNode, useEffect } from 'react'
import { CodeMissing } from '../kit/later.tsx'
import { useWords } from './preferences.tsx'
import { reloadOnce } from './reload-once.ts'
import { SHELL_WORDS } from './shell-words.ts'

interface Frame {
  /** Where somebody is: what broke there is not shown elsewhere. */
  readonly at: string
  readonly children: ReactNode
}

/** Shows what broke in the place of a page that did; the frame around it goes on. */
export class CrashScreen extends Component<Frame, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error }
  }

  override componentDidUpdate(before: Frame): void {
    if (before.at !== this.props.at && this.state.error !== null) this.setState({ error: null })
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return error instanceof CodeMissing ? <Missing /> : <Crashed error={error} />
  }
}

/** Milliseconds between two looks whether the server answers again. */
const LOOK_MS = 2_000

/** The code of a page did not come. All that the page shows stands in its address: it is loaded again as soon as that can help. */
function Missing() {
  const say = useWords(SHELL_WORDS)
  useEffect(() => {
    const look = setInterval(() => void reloadOnce(), LOOK_MS)
    void reloadOnce()
    return () => clearInterval(look)
  }, [])
  return (
    <div className="empty" role="alert">
      <strong>{say('codeMissing')}</strong>
      <p>{say('codeMissingMore')}</p>
      <a href={location.href}>{say('reload')}</a>
    </div>
  )
}

function Crashed({ error }: { readonly error: Error }) {
  const say = useWords(SHELL_WORDS)
  return (
    <div className="empty" role="alert">
      <strong>{say('crashed')}</strong>
      <code>{error.message}</code>
      <a href={location.href}>{say('reload')}</a>
    </div>
  )
}
