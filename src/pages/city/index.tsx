import { useRef } from 'react'
import { useCities } from '@/client/city'
import { calledOf, forWhom } from '@/client/for-whom'
import { back } from '@/platform/navigate'
import { Box, Heading } from '@/ui'
import { CityRows } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'

/** By which city's policy is looked for this person. What she told stays, whichever it is. */
function CityPage() {
  const person = forWhom.use()
  const left = useRef(false)
  useCities({ fresh: true })
  const leave = (): void => {
    // The second half of a double tap would go back a page further.
    if (!left.current) back(PATHS.home)
    left.current = true
  }
  return (
    <Frame title="换城市" who={person.relation === '本人' ? 'none' : 'thin'}>
      <Heading level={2} className="title">
        {calledOf(person)}在哪座城市?
      </Heading>
      <Box className="note">答过的题都留着,不会再问。</Box>
      <CityRows onChosen={leave} />
    </Frame>
  )
}

export default guarded(CityPage)
