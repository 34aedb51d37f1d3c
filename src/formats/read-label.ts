import { InputError } from '../model/errors.ts'

/** An actor's name, trimmed. @throws InputError `label-missing`: a claim that names nobody */
export function readLabel(text: string): string {
  const label = text.trim()
  if (label === '') throw new InputError('label-missing', 'the tag names nobody', { place: { field: 'label' } })
  return label
}
