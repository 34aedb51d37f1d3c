import { IntegrityError } from '../../model/errors.ts'

/** An element of XML: a name, attributes, and either text or elements. */
export interface XmlElement {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>> | undefined
  readonly text?: string | undefined
  readonly children?: readonly XmlElement[] | undefined
}

// XML 1.0, 2.2: all else may not stand in a document, escaped or not.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
}

/** An element with text; null, which is left out, where there is none to say. */
export function leaf(name: string, text: string | null): XmlElement | null {
  return text === null ? null : { name, text }
}

/** An element with those of its children that are there. */
export function branch(
  name: string,
  children: readonly (XmlElement | null)[],
  attributes?: Readonly<Record<string, string>>,
): XmlElement {
  return { name, attributes, children: children.filter(child => child !== null) }
}

/**
 * Writes a document in UTF-8, one element a line.
 * @throws IntegrityError `xml-character` where a text was not cleaned before
 */
export function writeXml(root: XmlElement): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>']
  put(root, '', lines)
  return `${lines.join('\n')}\n`
}

function put(element: XmlElement, indent: string, lines: string[]): void {
  const { name, attributes = {}, text, children = [] } = element
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const open = `${indent}<${name}${told.join('')}`
  if (text !== undefined) lines.push(`${open}>${escaped(text)}</${name}>`)
  else if (children.length === 0) lines.push(`${open}/>`)
  else {
    lines.push(`${open}>`)
    for (const child of children) put(child, `${indent}  `, lines)
    lines.push(`${indent}</${name}>`)
  }
}

function escaped(text: string): string {
  if (FORBIDDEN.test(text)) throw new IntegrityError('xml-character', 'a text holds a character that XML cannot hold')
  return text.replace(/[&<>"'\r]/g, c => ESCAPES[c] ?? c)
}
