/** For so long after it was opened, what a page asks is what whoever opened it asks, in milliseconds. */
const OPENED_MS = 60_000

/**
 * Whether the page asks by itself, such as on a timer or because of news: nobody has clicked or typed in the last moments. The server does not
 * take that for the use of a session, so that a desk left open comes to its end.
 */
export function asksByItself(): boolean {
  // Older browsers do not tell; then everything counts as use.
  const activation = (navigator as { readonly userActivation?: { readonly isActive: boolean } }).userActivation
  return activation !== undefined && !activation.isActive && performance.now() > OPENED_MS
}
