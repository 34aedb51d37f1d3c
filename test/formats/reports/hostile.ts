import { fc } from '../../property.ts'

/** Texts that break forms: controls, lone surrogates, right-to-left, marks, markup, long words, spaces alone. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 100 })
    .map(codes => String.fromCharCode(...codes)),
  fc.constantFrom(
    '\u0000\u0001\u0008\u000b\u001f\u007f\u0085\ufffe\uffff',
    '\ud800',
    'a\udc00b',
    '\u202eevil\u202c',
    'שלום עולם مرحبا',
    ']]><!-- &amp; <script>"\'',
    '=HYPERLINK("http://x")',
    '   ',
    '\r\n\t',
    '𠮷'.repeat(60),
    'x'.repeat(199),
  ),
)
