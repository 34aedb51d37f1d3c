import { Component, type ReactNode } from 'react'
import { useWords } from './preferences.tsx'
import { SHELL_WORDS } from './shell-words.ts'

/** Shows what broke in the place of a page that did; the frame around it goes on. */
export class CrashScreen extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error }
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Crashed error={this.state.error} />
  }
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
