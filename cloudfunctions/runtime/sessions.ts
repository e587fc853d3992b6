import { jwtVerify, SignJWT } from 'jose'

/** Half a day: longer than any errand, shorter than a phone left with a neighbour. */
const HOURS = 12
const ALGORITHM = 'HS256'
const KEY_BYTES = 32

/** Who vouches for the account: the city, or a demonstration that anybody may play. */
export type Issuer = 'city' | 'demonstration'

const NAMES: Readonly<Record<Issuer, string>> = { city: 'senior-care', demonstration: 'senior-care-demonstration' }

/** Signs and reads sessions. Stateless: any process of the city that has the key can read them. */
export interface Sessions {
  open(accountId: string, now: Date, issuer?: Issuer): Promise<{ session: string; expiresAt: string }>
  /** The account that the token speaks for; null when it is forged, ended, of another city or of a demonstration that is off. */
  read(token: string, now: Date): Promise<string | null>
}

/**
 * @param trusted whose sessions are read
 * @throws Error when the key is not 32 bytes of base64.
 */
export function createSessions(sessionKey: string, trusted: readonly Issuer[] = ['city']): Sessions {
  const key = Buffer.from(sessionKey, 'base64')
  if (key.length !== KEY_BYTES) throw new Error('SENIOR_CARE_SESSION_KEY must be 32 bytes in base64')
  return {
    async open(accountId, now, issuer = 'city') {
      const ends = new Date(now.getTime() + HOURS * 3_600_000)
      const session = await new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(NAMES[issuer])
        .setSubject(accountId)
        .setExpirationTime(ends)
        .sign(key)
      return { session, expiresAt: ends.toISOString() }
    },
    async read(token, now) {
      try {
        const options = {
          issuer: trusted.map((one) => NAMES[one]),
          algorithms: [ALGORITHM],
          currentDate: now,
          requiredClaims: ['sub', 'exp'],
        }
        const { payload } = await jwtVerify(token, key, options)
        return payload.sub ?? null
      } catch {
        return null
      }
    },
  }
}
