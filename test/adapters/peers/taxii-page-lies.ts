import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { body, LAST, type Lie, lie, lying, page, raw } from './taxii-lie.ts'
import { identity, MEDIA, send } from './taxii-scripted.ts'

const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
const turns = { n: 0 }

/** Lies in pages of objects and how they are packed. */
export function pageLies(): readonly Lie[] {
  const malformed = 'taxii-answer-malformed'
  return [
    // Bodies that are no envelope.
    lie('an empty body', malformed, body('')),
    lie('a body of blanks', malformed, body('   \n ')),
    lie('a list', malformed, body(`[${page()}]`)),
    lie('a text', malformed, body('"objects"')),
    lie('null', malformed, body('null')),
    lie('a body that breaks off', malformed, body(`{"objects":[${page()}`)),
    lie('a body that breaks off in a text', malformed, body('{"objects":[{"a":"b')),
    lie('a body that goes on after its end', malformed, body(`{"objects":[${page()}]}{}`)),
    lie('a body with a comma too much', malformed, body(`{"objects":[${page()},]}`)),
    lie('brackets that do not fit', malformed, body(`{"objects":[${page()}}}`)),
    lie('objects that are an object', malformed, body('{"objects":{"a":1}}')),
    lie('objects that are a text', malformed, body('{"objects":"all"}')),
    lie('objects given twice', malformed, body(`{"objects":[${page()}],"objects":[]}`)),
    lie('more that is a text', malformed, body(`{"more":"yes","objects":[${page()}]}`)),
    lie('more that is a number', malformed, body(`{"more":1,"objects":[${page()}]}`)),
    lie('a next that is a number', malformed, body(`{"more":true,"next":7,"objects":[${page()}]}`)),
    lie('a next of a million characters', malformed, body(`{"more":true,"next":"${'a'.repeat(1_000_000)}"}`)),
    lie('a next with half a character', malformed, body('{"more":true,"next":"\\ud800"}')),
    lie('two hundred members', malformed, body(`{${Array.from({ length: 200 }, (_, i) => `"m${i}":0`).join()}}`)),
    lie('bytes that are no UTF-8', malformed, body(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))),
    lie('UTF-16', malformed, body(Buffer.from(`{"objects":[${page()}]}`, 'utf16le'))),
    lie('two hundred thousand objects of two characters', malformed, body(`{"objects":[${'{},'.repeat(200_000)}{}]}`)),
    lie('a hundred thousand brackets', malformed, body('['.repeat(100_000))),
    // Envelopes whose objects are not sound: they go into quarantine, and the pull ends well.
    lie(
      'a hundred thousand brackets for an object',
      null,
      body(`{"objects":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`),
    ),
    lie(
      'members nested ten thousand deep',
      null,
      body(`{"objects":[${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}]}`),
    ),
    lie('objects that are numbers, texts and null', null, body('{"objects":[1,"two",null,true,[],{}]}')),
    lie('objects that are no JSON', null, body('{"objects":[{a:1},{"b"},NaN,undefined]}')),
    lie('an id with a path in it', null, body('{"objects":[{"type":"identity","id":"identity--../../etc/passwd"}]}')),
    lie(
      'members named __proto__ and constructor',
      null,
      body(
        `{"__proto__":{"more":true},"constructor":1,"objects":[{"type":"identity","id":"identity--1","__proto__":{"id":"x"}}]}`,
      ),
    ),
    lie('one object a thousand times', null, body(`{"objects":[${`${identity(1)},`.repeat(1_000)}${identity(1)}]}`)),
    lie('a text with lone surrogates', null, body('{"objects":[{"type":"identity","id":"\\ud800"}]}')),
    lie(
      'a date beyond the calendar',
      null,
      body(`{"objects":[${identity(1)}]}`, { 'x-taxii-date-added-last': '2026-13-45T99:00:00Z' }),
    ),
    lie(
      'a date in the year 9999',
      null,
      body(`{"objects":[${identity(1)}]}`, { 'x-taxii-date-added-last': '9999-12-31T23:59:59.999999Z' }),
    ),
    lie(
      'a date of a million characters of query',
      null,
      body(`{"objects":[${identity(1)}]}`, {
        'x-taxii-date-added-last': `2026-01-01T00:00:00Z&next=${'a'.repeat(10_000)}`,
      }),
    ),
    lie('a byte order mark', null, body(`\ufeff{"objects":[${page()}]}`)),
    // Pages without an end.
    lie('one page forever', 'taxii-no-progress', body(`{"more":true,"next":"a","objects":[${page()}]}`, LAST)),
    lie(
      'one page forever under another next each time',
      'taxii-no-progress',
      lying((_, response) => send(response, `{"more":true,"next":"${turns.n++}","objects":[${page()}]}`, LAST)),
    ),
    lie(
      'two pages in turn forever',
      'taxii-no-progress',
      lying((asked, response) =>
        send(
          response,
          `{"more":true,"next":"${asked.query.get('next') === 'a' ? 'b' : 'a'}","objects":[${page(asked.query.get('next') === 'a' ? 10 : 0)}]}`,
          LAST,
        ),
      ),
    ),
    lie(
      'empty pages forever',
      'taxii-no-progress',
      lying((_, response) => send(response, `{"more":true,"next":"${turns.n++}"}`)),
    ),
    lie('more, and nothing else', 'taxii-no-progress', body('{"more":true}')),
    lie('more, without next or dates', 'taxii-no-progress', body(`{"more":true,"objects":[${page()}]}`)),
    lie(
      'more, without next, under one date forever',
      'taxii-no-progress',
      body(`{"more":true,"objects":[${page()}]}`, LAST),
    ),
    lie(
      'known objects forever under dates that go on',
      'taxii-no-progress',
      lying((_, response) =>
        send(response, `{"more":true,"objects":[${page()}]}`, {
          'x-taxii-date-added-last': `2026-11-02T00:00:${String(turns.n++ % 60).padStart(2, '0')}.000000Z`,
        }),
      ),
    ),
    lie('an empty next', 'taxii-no-progress', body('{"more":true,"next":""}')),
    // Media types.
    lie('JSON', 'taxii-answer-type', body(`{"objects":[${page()}]}`, { 'content-type': 'application/json' })),
    lie('HTML', 'taxii-answer-type', body('<html></html>', { 'content-type': 'text/html' })),
    lie(
      'TAXII 2.0',
      'taxii-answer-type',
      body(`{"objects":[${page()}]}`, { 'content-type': 'application/vnd.oasis.stix+json; version=2.0' }),
    ),
    lie(
      'a version of TAXII to come',
      'taxii-answer-type',
      body(`{"objects":[${page()}]}`, { 'content-type': 'application/taxii+json;version=3.0' }),
    ),
    lie(
      'Latin-1',
      'taxii-answer-type',
      body(`{"objects":[${page()}]}`, { 'content-type': `${MEDIA};charset=iso-8859-1` }),
    ),
    lie(
      'UTF-8, as medallion and others say',
      null,
      body(`{"objects":[${page()}]}`, { 'content-type': `application/taxii+json; version=2.1; charset=utf-8` }),
    ),
    lie('no media type', 'taxii-answer-type', raw('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')),
    // Packed.
    lie('an honest gzip', null, body(gzipSync(`{"objects":[${page()}]}`), { 'content-encoding': 'gzip' })),
    lie('an honest brotli', null, body(brotliCompressSync(`{"objects":[${page()}]}`), { 'content-encoding': 'br' })),
    lie(
      'a bomb of gzip',
      'taxii-answer-too-large',
      body(gzipSync(Buffer.alloc(12 << 20, ' ')), { 'content-encoding': 'gzip' }),
    ),
    lie(
      'a bomb of brotli',
      'taxii-answer-too-large',
      body(brotliCompressSync(Buffer.alloc(12 << 20, ' '), QUICK), { 'content-encoding': 'br' }),
    ),
    lie(
      'a gzip that is none',
      'taxii-answer-encoding',
      body(`{"objects":[${page()}]}`, { 'content-encoding': 'gzip' }),
    ),
    lie(
      'a brotli that is none',
      'taxii-answer-encoding',
      body(`{"objects":[${page()}]}`, { 'content-encoding': 'br' }),
    ),
    lie(
      'a gzip that breaks off',
      'taxii-answer-encoding',
      body(gzipSync(`{"objects":[${page()}]}`).subarray(0, 60), { 'content-encoding': 'gzip' }),
    ),
    lie('a packing of another kind', 'taxii-answer-encoding', body('{}', { 'content-encoding': 'zstd' })),
    lie(
      'a gzip in a gzip',
      'taxii-answer-encoding',
      body(gzipSync(gzipSync('{}')), { 'content-encoding': 'gzip, gzip' }),
    ),
  ]
}
