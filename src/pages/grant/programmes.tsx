import { useRouter } from '@tarojs/taro'
import type { GrantThread } from '@/contract/booking/grants'
import type { ProgrammeCard } from '@/contract/booking/shapes'
import { useCity, useHomeCity } from '@/client/city'
import { calledOf, forWhom, isKnown, may } from '@/client/for-whom'
import { session } from '@/client/session'
import { useAnswer } from '@/client/use-answer'
import { OPEN_GRANT_STATES } from '@/domain/booking/grant'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Heading, Notice, Row } from '@/ui'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { grantState } from '../grant-words'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { ProgrammeFacts, ProgrammeTitle } from './programme-card'
import { useProgrammes } from './use-grant-draft'

const isOpen = ({ grant }: GrantThread): boolean => (OPEN_GRANT_STATES as readonly string[]).includes(grant.state)

/** What she has already: applied for, in force, over. */
function Mine({ grants }: { readonly grants: readonly GrantThread[] }) {
  if (grants.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        已经申请的
      </Heading>
      <Card kind="rows" role="list" label="已经申请的">
        {grants.map(({ grant }) => (
          <Row
            key={grant.id}
            title={grant.programme.name}
            detail={grantState(grant)}
            onPress={() => go(PATHS.grant, { id: grant.case, for: grant.person.id })}
          />
        ))}
      </Card>
    </>
  )
}

interface OneProps {
  readonly programme: ProgrammeCard
  readonly city: string
  readonly open?: GrantThread
}

/** One programme, and what can be done about it here. */
function One({ programme, city, open }: OneProps) {
  const { kind, key, name, grantable } = programme
  return (
    <>
      <ProgrammeTitle programme={programme} />
      <ProgrammeFacts programme={programme} />
      {kind === 'voucher' && <Notice>这项在手机上的“民政通”里申请、领券、核销,这里办不了。不会用,请社区帮忙。</Notice>}
      {kind === 'historic' && <Notice>这项已经停办,不能再申请。写在这里,免得白跑。</Notice>}
      {open && (
        <Button
          kind="other"
          role="link"
          onPress={() => go(PATHS.grant, { id: open.grant.case, for: open.grant.person.id })}
        >
          {`看申请到哪一步:${name}`}
        </Button>
      )}
      {grantable && !open && (
        <Button role="link" onPress={() => go(PATHS.grantApply, { programme: key, city })}>
          {`申请:${name}`}
        </Button>
      )}
    </>
  )
}

/** What pays for services in her city, and who pays: nothing is opened here. */
function Programmes() {
  const { city: named } = useRouter().params
  const person = forWhom.use()
  const account = session.use()?.account.id ?? null
  const home = useHomeCity()
  const chosen = useCity()
  const city = named ?? home ?? chosen
  const read = useProgrammes(city)
  const sees = account !== null && isKnown(person) && may(person, 'view')
  const grants = useAnswer('booking', 'grants', {}, sees ? account : null, { for: person.id }).data?.grants ?? []
  return (
    <Frame title="谁帮着付钱" who="change" tabTitle="服务补贴">
      {city === null && <AskCity />}
      {city !== null && <Waiting {...read} shown={read.data !== undefined} />}
      <Mine grants={grants} />
      {read.data && (
        <Box className="note">
          {`查得到不等于批得到:要先申请,社区核对、民政批准以后,订服务时才会给${calledOf(person)}减钱。`}
        </Box>
      )}
      {read.data?.programmes.length === 0 && (
        <Notice>这个城市的文件里,没有写给服务付钱的补贴。可以打 12349 问。</Notice>
      )}
      {city !== null &&
        read.data?.programmes.map((programme) => (
          <One
            key={programme.key}
            programme={programme}
            city={city}
            open={grants.find((one) => isOpen(one) && one.grant.programme.key === programme.key)}
          />
        ))}
    </Frame>
  )
}

export default guarded(Programmes)
