import { at, body, HEAD, type Lie, lie, lying, raw, status, truth } from './taxii-lie.ts'
import { COLLECTION, MEDIA, OBJECTS, send } from './taxii-scripted.ts'

/** Lies in the transport, in redirects and refusals, and about what the server has. @param elsewhere an origin to which nothing may ever be sent */
export function serverLies(elsewhere: string): readonly Lie[] {
  const malformed = 'taxii-answer-malformed'
  return [
    // Too much, too slow, too little.
    lie('nine megabytes of blanks', 'taxii-answer-too-large', body(' '.repeat(9 << 20))),
    lie('a length beyond the bound', 'taxii-answer-too-large', raw(`${HEAD}content-length: 99999999999\r\n\r\n{}`)),
    lie(
      'chunks without an end',
      'taxii-answer-too-large',
      lying((_, response) => {
        response.writeHead(200, { 'content-type': MEDIA })
        const more = (): void => {
          if (!response.destroyed) response.write(' '.repeat(1 << 20), () => setImmediate(more))
        }
        more()
      }),
    ),
    lie('a head of thirty thousand bytes', 'taxii-answer-too-large', body('{}', { 'x-much': 'a'.repeat(30_000) })),
    lie('ten thousand headers', 'taxii-answer-too-large', raw(`${HEAD}${'a: b\r\n'.repeat(10_000)}\r\n{}`)),
    lie(
      'silence',
      'taxii-slow',
      lying(() => {}),
    ),
    lie(
      'a head and then silence',
      'taxii-slow',
      lying((_, response) => void response.writeHead(200, { 'content-type': MEDIA }).flushHeaders()),
    ),
    lie(
      'a byte now and then',
      'taxii-slow',
      lying((_, response) => {
        response.writeHead(200, { 'content-type': MEDIA })
        const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write(' ')), 20)
      }),
    ),
    lie(
      'a head of which a byte comes now and then',
      'taxii-slow',
      lying((_, __, { socket }) => {
        socket.write('HTTP/1.1 200 OK\r\nx: ')
        const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('a')), 20)
      }),
    ),
    lie('fewer bytes than were said', 'taxii-unreachable', raw(`${HEAD}content-length: 1000\r\n\r\n{}`)),
    lie(
      'a connection that is cut',
      'taxii-unreachable',
      lying((_, __, request) => void request.socket.destroy()),
    ),
    lie('a chunk that breaks off', 'taxii-unreachable', raw(`${HEAD}transfer-encoding: chunked\r\n\r\n100\r\n{}`)),
    // No HTTP.
    lie('no HTTP at all', malformed, raw('220 smtp.example.org ESMTP\r\n')),
    lie('a length that is no number', malformed, raw(`${HEAD}content-length: two\r\n\r\n{}`)),
    lie(
      'a length and chunks',
      malformed,
      raw(`${HEAD}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`),
    ),
    lie('a chunk of a size that is no number', malformed, raw(`${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n`)),
    lie(
      'another protocol',
      malformed,
      raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
    ),
    // Redirects.
    lie('a redirect elsewhere', 'taxii-redirected', status(302, { location: `${elsewhere}${OBJECTS}` })),
    lie(
      'a redirect elsewhere without a scheme',
      'taxii-redirected',
      status(308, { location: elsewhere.replace('http:', '') }),
    ),
    lie(
      'a redirect with a user in it',
      'taxii-redirected',
      status(301, { location: elsewhere.replace('//', '//127.0.0.1:1@') }),
    ),
    lie('a redirect to a file', 'taxii-redirected', status(307, { location: 'file:///etc/passwd' })),
    lie('a redirect to no address', 'taxii-redirected', status(302, { location: 'http://[::' })),
    lie('a redirect without an address', 'taxii-redirected', status(302)),
    lie('a redirect in a circle', 'taxii-redirected', status(302, { location: OBJECTS })),
    lie(
      'a redirect to backslashes',
      'taxii-redirected',
      status(302, { location: `\\\\${elsewhere.replace('http://', '')}\\` }),
    ),
    lie(
      'not modified, to a question without a mark',
      'taxii-redirected',
      lying((_, response) => void response.writeHead(304).end()),
    ),
    lie(
      'a redirect on the server',
      null,
      lying((asked, response, request) =>
        asked.query.get('here') === null
          ? send(response, '', { location: `${OBJECTS}?here=1&${asked.query}` }, 302)
          : truth(asked, response, request),
      ),
    ),
    // Refusals.
    lie('a request that is malformed', 'taxii-request-refused', status(400)),
    lie('a password that is wrong', 'taxii-unauthorised', status(401, { 'www-authenticate': 'Basic' })),
    lie('a right that is missing', 'taxii-forbidden', status(403)),
    lie('a collection that is gone', 'taxii-not-found', status(404)),
    lie('a media type that is not served', 'taxii-not-acceptable', status(406)),
    lie('a request that is too large', 'taxii-too-large', status(413)),
    lie('a media type that is not taken', 'taxii-media-refused', status(415)),
    lie('content that cannot be processed', 'taxii-unprocessable', status(422)),
    lie('too many requests', 'taxii-busy', status(429, { 'retry-after': 'soon' })),
    lie('no time, for ten thousand days', 'taxii-busy', status(503, { 'retry-after': '864000000' })),
    lie(
      'no content',
      'taxii-request-refused',
      lying((_, response) => void response.writeHead(204).end()),
    ),
    lie('a part', 'taxii-request-refused', status(206)),
    lie('a status of 999', 'taxii-server-failed', raw('HTTP/1.1 999 Odd\r\ncontent-length: 0\r\n\r\n')),
    lie(
      'an error that would steer the terminal',
      'taxii-forbidden',
      lying((_, response) =>
        send(response, { title: '\u001b[2J\u001b]0;owned\u0007', description: '\u202etxt' }, {}, 403),
      ),
    ),
    // Discovery, API roots and collections.
    lie(
      'a discovery that is a list',
      malformed,
      at('/taxii2/', (_, response) => send(response, [])),
    ),
    lie(
      'a discovery without roots',
      'taxii-no-roots',
      at('/taxii2/', (_, response) => send(response, { title: 'none' })),
    ),
    lie(
      'an API root elsewhere',
      'taxii-no-roots',
      at('/taxii2/', (_, response) => send(response, { title: 't', api_roots: [`${elsewhere}/api1/`] })),
    ),
    lie(
      'an API root that begins with two slashes',
      'taxii-no-roots',
      at('/taxii2/', (_, response) =>
        send(response, { title: 't', api_roots: [`${elsewhere.replace('http:', '')}/api1/`] }),
      ),
    ),
    lie(
      'an API root that climbs',
      'taxii-no-roots',
      at('/taxii2/', (_, response) => send(response, { title: 't', api_roots: ['/../../admin/', '/%2e%2e/admin/'] })),
    ),
    lie(
      'a hundred thousand API roots',
      malformed,
      at('/taxii2/', (_, response) =>
        send(response, { title: 't', api_roots: Array.from({ length: 100_000 }, (_, i) => `/r${i}/`) }),
      ),
    ),
    lie(
      'one API root, named ninety times',
      null,
      at('/taxii2/', (_, response) => send(response, { title: 't', api_roots: Array(90).fill('/api1/') })),
    ),
    lie(
      'an API root that is no JSON',
      malformed,
      at('/api1/', (_, response) => send(response, 'no')),
    ),
    lie(
      'an API root that takes a negative length',
      null,
      at('/api1/', (_, response) => send(response, { title: 't', versions: [MEDIA], max_content_length: -1 })),
    ),
    lie(
      'collections that are an object',
      malformed,
      at('/api1/collections/', (_, response) => send(response, { collections: {} })),
    ),
    lie(
      'a collection whose id climbs',
      'taxii-collection-malformed',
      at('/api1/collections/', (_, response) =>
        send(response, { collections: [{ id: '../../admin', title: 't', can_read: true, can_write: true }] }),
      ),
    ),
    lie(
      'a collection whose id is a query',
      'taxii-collection-malformed',
      at('/api1/collections/', (_, response) =>
        send(response, { collections: [{ id: 'a?b#c', title: 't', can_read: true, can_write: true }] }),
      ),
    ),
    lie(
      'one collection twice',
      'taxii-collection-malformed',
      at('/api1/collections/', (_, response) =>
        send(response, { collections: Array(2).fill({ id: COLLECTION, title: 't', can_read: true, can_write: true }) }),
      ),
    ),
    lie(
      'rights that are texts',
      'taxii-collection-malformed',
      at('/api1/collections/', (_, response) =>
        send(response, { collections: [{ id: COLLECTION, title: 't', can_read: 'yes', can_write: 1 }] }),
      ),
    ),
  ]
}
