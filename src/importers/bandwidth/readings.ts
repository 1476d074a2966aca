/**
 * Our readings of the sources, in one place. They name neither the customers nor all affiliates, and no exporter; what
 * rests on one of these is INFERRED.
 */

/** All customers as one organization: the sources name none, and no country. */
export const customers = 'bandwidth-customers'

/** The affiliates that the sources do not enumerate, as one organization without a country. */
export const unnamedAffiliates = { factId: 'affiliates-generic', key: 'bandwidth-affiliates' }

/** The one named affiliate that operates from the EU; Voice Topco is described as a holding only. */
export const readAsExporter = 'voxbone-sa'

/** The facts that records are made from one by one. */
export const requiredFacts = {
  affiliates: [readAsExporter, unnamedAffiliates.factId],
  contracts: ['dpa', 'csa'],
  roles: ['role-controller', 'role-processor'],
  transfers: ['tr-intra-group', 'tr-customers', 'tr-dpf'],
} as const
