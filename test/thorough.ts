/**
 * The `skip` option of a test that takes long: false where `CORDON_THOROUGH` is set, as `npm run test:thorough` and `.ci/run` do, else the
 * reason printed. `npm test` is to end within five minutes on two processors.
 */
export const needsTime: string | false = process.env['CORDON_THOROUGH'] ? false : 'takes long: npm run test:thorough'
