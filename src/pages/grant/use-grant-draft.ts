import { useHomeCity } from '@/client/city'
import { calledOf, forWhom } from '@/client/for-whom'
import { grantDrafts, grantKey, keepGrantDraft, type GrantDraft } from '@/client/grant-draft'
import { createShared } from '@/client/store'
import { useAnswer } from '@/client/use-answer'
import type { LocalFile } from '@/platform/local-file'
import { useProposal } from './use-proposal'

/** Photographs of an application, by draft; the phone lets them go when the app is closed. */
const photos = createShared<Readonly<Record<string, readonly LocalFile[]>>>({})
const NONE: readonly LocalFile[] = []

/** Programmes of a city: what anybody may read. */
export const useProgrammes = (city: string | null) =>
  useAnswer('booking', 'programmes', { city: city ?? '' }, city === null ? null : 'anyone')

/** The application that these pages write: for the person one acts for, to the programme of the address. */
export function useGrantDraft({
  programme: key = '',
  city: named,
}: {
  readonly programme?: string
  readonly city?: string
}) {
  const person = forWhom.use()
  const home = useHomeCity()
  const city = named ?? home
  const read = useProgrammes(city)
  const programme = read.data?.programmes.find((one) => one.key === key)
  const proposal = useProposal(person, city, programme?.benefit ?? null)
  const kept = grantDrafts.use()[grantKey(person.id, key)]
  const draft: GrantDraft = {
    ...{ city: city ?? '', programme: key, name: programme?.name ?? kept?.name ?? '' },
    person: { id: person.id, called: calledOf(person) },
    words: kept?.words ?? proposal?.words ?? '',
  }
  return {
    ...{ person, draft, programme, read, proposal },
    change: (words: string) => keepGrantDraft({ ...draft, words }),
    photos: photos.use()[grantKey(person.id, key)] ?? NONE,
    setPhotos: (chosen: readonly LocalFile[]) => photos.set({ ...photos.get(), [grantKey(person.id, key)]: chosen }),
  }
}

/** What was sent stands in the grant now. */
export function forgetGrantPhotos(personId: string, programme: string): void {
  const { [grantKey(personId, programme)]: _sent, ...others } = photos.get()
  photos.set(others)
}
