import { Component, type ReactNode, startTransition, useEffect, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { whenIdle } from './when-idle.ts'

/**
 * Draws something once while nobody waits, lays it out and throws it away: the first time takes the browser three times as long as the
 * second, since neither its code for it is ready nor its letters are read. It stands in the document within one task alone, so that
 * nobody meets it there, neither a reader nor a script.
 */
export function Rehearsal({ children }: { readonly children: ReactNode }) {
  const [stage, setStage] = useState<HTMLElement | null>(null)
  useEffect(() => whenIdle(() => startTransition(() => setStage(document.createElement('div')))), [])
  if (stage === null) return null
  return createPortal(
    <Quiet>
      <Once stage={stage} end={() => setStage(null)}>
        {children}
      </Once>
    </Quiet>,
    stage,
  )
}

function Once({ stage, end, children }: { readonly stage: HTMLElement; end(): void; readonly children: ReactNode }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is drawn once
  useLayoutEffect(() => {
    Object.assign(stage.style, { position: 'absolute', visibility: 'hidden', contain: 'strict', width: '1000px' })
    document.body.append(stage)
    stage.getBoundingClientRect()
    stage.remove()
    end()
  }, [])
  return children
}

/** What breaks in a rehearsal is said where somebody opens it. */
class Quiet extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children
  }
}
