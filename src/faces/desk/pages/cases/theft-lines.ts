/** Lines of a field, without empty ones, each with its place in the text, from 1. */
export function filledLines(text: string): readonly { readonly line: number; readonly text: string }[] {
  return text
    .split('\n')
    .map((one, n) => ({ line: n + 1, text: one.trim() }))
    .filter(one => one.text !== '')
}

/** An address or hash with its ledger before it, where it names none and one was chosen. */
export function withLedger(text: string, ledger: string): string {
  return ledger === '' || /^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}:./.test(text) ? text : `${ledger}:${text}`
}

/** The field of a form that a refusal names, with the place in its list, from 0: `address.3`. */
export function faultPlace(field: string | null): { readonly field: string; readonly item: number | null } | null {
  if (field === null) return null
  const [name = '', item] = field.split('.')
  return { field: name, item: item !== undefined && /^\d+$/.test(item) ? Number(item) : null }
}
