import { InputError } from '../../../model/errors.ts'

/** Shorter passwords are not taken at the desk (NIST SP 800-63B-4, 3.1.1.2 asks for eight with a second factor). */
export const SHORTEST = 12

/** @throws InputError `password-weak` */
export function checkNewPassword(password: string, name: string): void {
  const why =
    [...password].length < SHORTEST
      ? `a password has at least ${SHORTEST} characters`
      : password.toLowerCase().includes(name.toLowerCase()) && password.length < name.length + 8
        ? 'a password is not the name with little beside it'
        : new Set(password).size < 5
          ? 'a password of so few different characters is soon guessed'
          : null
  if (why !== null) throw new InputError('password-weak', why, { place: { field: 'password' } })
}
