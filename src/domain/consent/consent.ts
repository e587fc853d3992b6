/** The classes of sensitive data, each with a consent of its own (个人信息保护法 第28、29条): never bundled. */
export const CONSENT_CLASSES = ['identity', 'health', 'assessment', 'place'] as const
export type ConsentClass = (typeof CONSENT_CLASSES)[number]

/** How a consent came to us: by her own hand on a phone, or at the counter in one of three ways. */
export const CONSENT_WAYS = ['own-phone', 'signature', 'witness', 'read-back'] as const
export type ConsentWay = (typeof CONSENT_WAYS)[number]

/** Where a consent stands now. Withdrawn is not refused: something was kept until then. */
export type ConsentState = 'given' | 'refused' | 'withdrawn' | 'unasked'
