import type { Answer } from '@/contract'
import type { LocalFile } from '@/platform/local-file'
import { upload } from '@/platform/upload'
import { call } from './call'

/** Photographs that the cloud has taken already, by their id on this phone: a second try sends only the others. */
const taken = new Map<string, string>()

const LOST: Answer<never> = {
  ok: false,
  error: { code: 'unavailable', message: '照片没有传上去。请看看网络再试一次;也可以先不传照片,以后再补。' },
}

interface Ticket {
  readonly id: string
  readonly url: string
  readonly ticket: string
  readonly cloudPath: string | null
}

/** How a photograph gets a place, and how the cloud is told that it is there. */
interface PhotoWay {
  readonly ask: (photo: { type: 'image/jpeg' | 'image/png'; size: number }) => Promise<Answer<Ticket>>
  readonly arrived: (photo: { id: string; fileId: string | undefined }) => Promise<Answer<unknown>>
}

async function sendPhoto({ ask, arrived: tell }: PhotoWay, photo: LocalFile): Promise<Answer<string>> {
  const known = taken.get(photo.id)
  if (known) return { ok: true, data: known }
  const type = photo.type === 'image/png' ? 'image/png' : 'image/jpeg'
  const ticket = await ask({ type, size: photo.size })
  if (!ticket.ok) return ticket.error.code === 'unavailable' ? LOST : ticket
  const { id, url, cloudPath } = ticket.data
  const sent = await upload(cloudPath ?? url, photo, ticket.data.ticket)
  if (sent.status !== 'ok') return LOST
  const fileId = sent.value.by === 'cloud' ? sent.value.fileId : undefined
  if (sent.value.by === 'server') {
    const answer = sent.value.answer as Answer<unknown> | null
    if (!answer?.ok) return answer ?? LOST
  }
  const arrived = await tell({ id, fileId })
  if (!arrived.ok) return arrived.error.code === 'unavailable' ? LOST : arrived
  taken.set(photo.id, id)
  return { ok: true, data: id }
}

/** Sends photographs one after the other, which a weak signal stands best. */
async function sendAll(way: PhotoWay, photos: readonly LocalFile[]): Promise<Answer<readonly string[]>> {
  const ids: string[] = []
  for (const photo of photos) {
    const answer = await sendPhoto(way, photo)
    if (!answer.ok) return answer
    ids.push(answer.data)
  }
  return { ok: true, data: ids }
}

/** Photographs of hers. @returns their ids, as messages take them */
export const sendPhotos = (personId: string, photos: readonly LocalFile[]): Promise<Answer<readonly string[]>> =>
  sendAll(
    {
      ask: (photo) => call('care', 'fileTicket', photo, { for: personId }),
      arrived: (photo) => call('care', 'fileArrived', photo, { for: personId }),
    },
    photos,
  )

/** Photographs of a 探访, which the cloud takes only while she agrees. @returns their ids, as `recordVisit` takes them */
export const sendElderPhotos = (person: string, photos: readonly LocalFile[]): Promise<Answer<readonly string[]>> =>
  sendAll(
    {
      ask: (photo) => call('care', 'elderPhoto', { person, ...photo }),
      arrived: (photo) => call('care', 'elderPhotoArrived', { person, ...photo }),
    },
    photos,
  )

/** Photographs of a visit, taken by whoever serves. @returns their ids, as `finish` takes them */
export const sendVisitPhotos = (booking: string, photos: readonly LocalFile[]): Promise<Answer<readonly string[]>> =>
  sendAll(
    {
      ask: (photo) => call('booking', 'visitPhoto', { booking, ...photo }),
      arrived: (photo) => call('booking', 'visitPhotoArrived', { booking, ...photo }),
    },
    photos,
  )
