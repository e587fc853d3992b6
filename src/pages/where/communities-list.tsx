import type { CommunityCard } from '@/contract/facility'
import { Box, Card, Row, Tag } from '@/ui'
import type { Taking } from '../place/taking'

interface CommunitiesListProps {
  readonly communities: readonly CommunityCard[]
  readonly taking: Taking
  /** Where communities of several streets stand together, each says its own. */
  readonly withStreet?: boolean
}

/** Communities, one of which is taken by a press. */
export function CommunitiesList({ communities, taking, withStreet = false }: CommunitiesListProps) {
  return (
    <>
      {communities.some(({ demo }) => demo) && (
        <Box className="note">
          社区的位置是 <Tag>演示数据</Tag>
        </Box>
      )}
      <Card kind="rows" role="list" label="社区">
        {communities.map(({ id, name, county, town, place }) => (
          <Row
            key={id}
            title={name}
            detail={withStreet ? town : undefined}
            onPress={() => taking.take({ name, county, ...place })}
          />
        ))}
      </Card>
    </>
  )
}
