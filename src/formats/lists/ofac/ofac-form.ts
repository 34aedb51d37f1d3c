import type { EntryForm } from '../entry-draft.ts'

/** OFAC's own order of names, and its own sign between remarks, which its plain list is made of. */
export const OFAC_FORM: EntryForm = { weakLast: false, between: '; ' }
