import { type ComponentType, lazy, useState } from 'react'

/** The code of a part of the desk did not come: the server is down, or it serves another version by now. */
export class CodeMissing extends Error {
  override readonly name = 'CodeMissing'
}

/** A component whose code comes when it is needed, or before. */
export type Later<P> = ComponentType<P> & {
  /** Loads the code ahead of need: then it shows at once, without a place held for it. */
  preload(): void
}

/** Loads a component when it is first shown; once its code is there, showing it waits for nothing. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let coming: Promise<ComponentType<P>> | null = null
  let ready: ComponentType<P> | null = null
  const get = (): Promise<ComponentType<P>> => {
    coming ??= load().then(
      component => {
        ready = component
        return component
      },
      (fault: unknown) => {
        // The next try may reach the server.
        coming = null
        throw new CodeMissing(String(fault), { cause: fault })
      },
    )
    return coming
  }
  const Waited = lazy(async () => ({ default: await get() }))
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each component, as lazy makes its own
  const Shown = (props: P) => {
    // Which of both it is stays as long as it is shown: a change would throw away its state.
    const [Component] = useState<ComponentType<P>>(() => ready ?? (Waited as unknown as ComponentType<P>))
    return <Component {...props} />
  }
  return Object.assign(Shown, { preload: () => void get().catch(() => {}) })
}
