import { useTold } from './told.tsx'

/** Why the server refused, in the reader's language, with its own words where the pointer rests; what no book has, as the server says it. */
export function Refusal({ text }: { readonly text: string }) {
  const told = useTold('errors')(text)
  return told.lang === 'en' ? text : <span title={text}>{told.text}</span>
}
