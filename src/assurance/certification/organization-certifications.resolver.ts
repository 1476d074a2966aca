import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Organization } from '../../inventory/organization/organization.type.ts'
import type { Scope } from '../../record/scope.ts'
import { certificationRecord } from './certification.record.ts'
import { Certification } from './certification.type.ts'

@Resolver(() => Organization)
export class OrganizationCertificationsResolver {
  @FieldResolver(() => [Certification], {
    description: 'The certifications it holds, held or will hold, in key order. Those that are retired are left out.',
  })
  certifications(@Root() { key }: Organization, @Ctx() { load }: Scope) {
    return load.records(certificationRecord, 'organization').load(key)
  }
}
