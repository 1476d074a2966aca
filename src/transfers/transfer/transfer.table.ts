import { boolean, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dataCategories } from '../../inventory/data-category/data-category.table.ts'
import { organizations } from '../../inventory/organization/organization.table.ts'
import { Role } from '../../inventory/role.ts'
import {
  keyText,
  oneOf,
  recordColumns,
  recordConstraints,
  refersTo,
  setConstraints,
  textOf,
  workspaceId,
} from '../../platform/tables.ts'
import { dataFlows } from '../../processing/data-flow/data-flow.table.ts'

/** What a role counts as when the law asks for a pair of roles. */
export enum PairRole {
  CONTROLLER = 'controller',
  PROCESSOR = 'processor',
}

/** Made by the hub from the flows, in the transaction that changes them; nobody writes one. */
export const transfers = pgTable(
  'transfers',
  {
    ...recordColumns,
    exporter: keyText().notNull(),
    importer: keyText().notNull(),
    fromCountry: text().notNull(),
    toCountry: text().notNull(),
    regime: text().notNull(),
    exporterPairRole: textOf(PairRole).notNull(),
    importerPairRole: textOf(PairRole).notNull(),
    exporterRole: textOf(Role).notNull(),
    importerRole: textOf(Role).notNull(),
    touchesSystem: boolean().notNull(),
  },
  (t) => [
    ...recordConstraints('transfers', t),
    ...refersTo('transfers', t, 'exporter', organizations, { covered: true }),
    ...refersTo('transfers', t, 'importer', organizations),
    oneOf('transfers', t.exporterPairRole, PairRole),
    oneOf('transfers', t.importerPairRole, PairRole),
    oneOf('transfers', t.exporterRole, Role),
    oneOf('transfers', t.importerRole, Role),
    index('transfers_by_ends').on(t.workspaceId, t.exporter, t.importer, t.toCountry),
  ],
)
export type TransferRow = typeof transfers.$inferSelect

/** One flow's part in a transfer: one category, and one stretch of days on which it crosses the border. */
export const transferLegs = pgTable(
  'transfer_legs',
  {
    workspaceId: workspaceId(),
    transfer: keyText().notNull(),
    flow: keyText().notNull(),
    dataCategory: keyText().notNull(),
    /** Which of the leg's stretches, counted from 0. */
    stretch: integer().notNull(),
    startsOn: date(),
    endsOn: date(),
  },
  (t) => [
    primaryKey({ name: 'transfer_legs_pk', columns: [t.workspaceId, t.transfer, t.flow, t.dataCategory, t.stretch] }),
    ...refersTo('transfer_legs', t, 'transfer', transfers, { covered: true }),
    ...refersTo('transfer_legs', t, 'flow', dataFlows, { onDelete: 'cascade' }),
    ...refersTo('transfer_legs', t, 'dataCategory', dataCategories),
  ],
)
export type TransferLegRow = typeof transferLegs.$inferSelect

export const transferDataCategories = pgTable(
  'transfer_data_categories',
  { workspaceId: workspaceId(), transfer: keyText().notNull(), dataCategory: keyText().notNull() },
  (t) => [
    ...setConstraints('transfer_data_categories', t, 'transfer', 'dataCategory', transfers),
    ...refersTo('transfer_data_categories', t, 'dataCategory', dataCategories),
  ],
)

export const onwardTransfers = pgTable(
  'onward_transfers',
  { workspaceId: workspaceId(), transfer: keyText().notNull(), onward: keyText().notNull() },
  (t) => [
    ...setConstraints('onward_transfers', t, 'transfer', 'onward', transfers),
    ...refersTo('onward_transfers', t, 'onward', transfers),
  ],
)
