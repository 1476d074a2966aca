CREATE SCHEMA IF NOT EXISTS "hub";
--> statement-breakpoint
CREATE TABLE "agreement_parties" (
	"workspace_id" uuid NOT NULL,
	"agreement" text collate "C" NOT NULL,
	"item" text collate "C" NOT NULL,
	"organization" text collate "C" NOT NULL,
	"role" text,
	CONSTRAINT "agreement_parties_pk" PRIMARY KEY("workspace_id","agreement","item"),
	CONSTRAINT "agreement_parties_role_check" CHECK ("agreement_parties"."role" in ('CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR', 'SUBPROCESSOR', 'THIRD_PARTY'))
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"kind" text NOT NULL,
	"signed_on" date,
	"valid_from" date,
	"valid_to" date,
	CONSTRAINT "agreements_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "agreements_confidence_check" CHECK ("agreements"."confidence" in ('STATED', 'INFERRED')),
	CONSTRAINT "agreements_kind_check" CHECK ("agreements"."kind" in ('DPA', 'JOINT_CONTROLLER_ARRANGEMENT', 'STANDARD_CLAUSES', 'SERVICES', 'OTHER'))
);
--> statement-breakpoint
CREATE TABLE "certifications" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"organization" text collate "C" NOT NULL,
	"standard" text NOT NULL,
	"edition" text,
	"number" text,
	"body" text,
	"scope" text,
	"valid_from" date,
	"valid_to" date,
	CONSTRAINT "certifications_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "certifications_confidence_check" CHECK ("certifications"."confidence" in ('STATED', 'INFERRED'))
);
--> statement-breakpoint
CREATE TABLE "security_measures" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"supplementary" boolean NOT NULL,
	"effective" boolean,
	CONSTRAINT "security_measures_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "security_measures_confidence_check" CHECK ("security_measures"."confidence" in ('STATED', 'INFERRED'))
);
--> statement-breakpoint
CREATE TABLE "hub"."changes" (
	"workspace_id" uuid NOT NULL,
	"revision" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"action" text NOT NULL,
	"record_type" text NOT NULL,
	"key" text collate "C" NOT NULL,
	"fields" text[] NOT NULL,
	CONSTRAINT "changes_pk" PRIMARY KEY("workspace_id","revision","ordinal"),
	CONSTRAINT "changes_action_check" CHECK ("hub"."changes"."action" in ('CREATED', 'CHANGED', 'RETIRED', 'RESTORED'))
);
--> statement-breakpoint
CREATE TABLE "hub"."revisions" (
	"workspace_id" uuid NOT NULL,
	"revision" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	CONSTRAINT "revisions_pk" PRIMARY KEY("workspace_id","revision")
);
--> statement-breakpoint
CREATE TABLE "hub"."access_keys" (
	"workspace_id" uuid NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "access_keys_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "access_keys_role_check" CHECK ("hub"."access_keys"."role" in ('VIEWER', 'ENGINEER', 'STEWARD', 'AUDITOR', 'ADMIN'))
);
--> statement-breakpoint
CREATE TABLE "hub"."workspaces" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"revision" bigint NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_categories" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"parent" text collate "C",
	"special_category" boolean NOT NULL,
	"dpv_iri" text,
	CONSTRAINT "data_categories_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "data_categories_confidence_check" CHECK ("data_categories"."confidence" in ('STATED', 'INFERRED'))
);
--> statement-breakpoint
CREATE TABLE "data_elements" (
	"workspace_id" uuid NOT NULL,
	"data_category" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"dpv_iri" text,
	"source" text,
	"confidence" text NOT NULL,
	CONSTRAINT "data_elements_pk" PRIMARY KEY("workspace_id","data_category","key")
);
--> statement-breakpoint
CREATE TABLE "data_subject_categories" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"dpv_iri" text,
	"vulnerable" boolean NOT NULL,
	CONSTRAINT "data_subject_categories_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "data_subject_categories_confidence_check" CHECK ("data_subject_categories"."confidence" in ('STATED', 'INFERRED'))
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"kind" text NOT NULL,
	"country" text,
	"parent" text collate "C",
	CONSTRAINT "organizations_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "organizations_confidence_check" CHECK ("organizations"."confidence" in ('STATED', 'INFERRED')),
	CONSTRAINT "organizations_kind_check" CHECK ("organizations"."kind" in ('OWN_ENTITY', 'CUSTOMER', 'VENDOR', 'AUTHORITY', 'OTHER'))
);
--> statement-breakpoint
CREATE TABLE "purposes" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"parent" text collate "C",
	"dpv_iri" text,
	CONSTRAINT "purposes_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "purposes_confidence_check" CHECK ("purposes"."confidence" in ('STATED', 'INFERRED'))
);
--> statement-breakpoint
CREATE TABLE "system_countries" (
	"workspace_id" uuid NOT NULL,
	"system" text collate "C" NOT NULL,
	"country" text NOT NULL,
	CONSTRAINT "system_countries_pk" PRIMARY KEY("workspace_id","system","country")
);
--> statement-breakpoint
CREATE TABLE "system_data_categories" (
	"workspace_id" uuid NOT NULL,
	"system" text collate "C" NOT NULL,
	"data_category" text collate "C" NOT NULL,
	CONSTRAINT "system_data_categories_pk" PRIMARY KEY("workspace_id","system","data_category")
);
--> statement-breakpoint
CREATE TABLE "systems" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"operator" text collate "C",
	CONSTRAINT "systems_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "systems_confidence_check" CHECK ("systems"."confidence" in ('STATED', 'INFERRED'))
);
--> statement-breakpoint
CREATE TABLE "hub"."manifest_records" (
	"workspace_id" uuid NOT NULL,
	"manifest" text collate "C" NOT NULL,
	"section" text NOT NULL,
	"key" text collate "C" NOT NULL,
	CONSTRAINT "manifest_records_pk" PRIMARY KEY("workspace_id","manifest","section","key")
);
--> statement-breakpoint
CREATE TABLE "data_flows" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"activity" text collate "C" NOT NULL,
	"from_system" text collate "C",
	"from_organization" text collate "C",
	"from_data_subject_category" text collate "C",
	"to_system" text collate "C",
	"to_organization" text collate "C",
	"kind" text NOT NULL,
	"from_country" text,
	"to_country" text,
	"valid_from" date,
	"valid_to" date,
	"source" text,
	"confidence" text NOT NULL,
	CONSTRAINT "data_flows_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "data_flows_kind_check" CHECK ("data_flows"."kind" in ('COLLECTION', 'STORAGE', 'PROCESSING', 'REMOTE_ACCESS', 'DISCLOSURE')),
	CONSTRAINT "data_flows_from_check" CHECK (num_nonnulls("data_flows"."from_system", "data_flows"."from_organization", "data_flows"."from_data_subject_category") = 1),
	CONSTRAINT "data_flows_to_check" CHECK (num_nonnulls("data_flows"."to_system", "data_flows"."to_organization") = 1)
);
--> statement-breakpoint
CREATE TABLE "flow_data_categories" (
	"workspace_id" uuid NOT NULL,
	"flow" text collate "C" NOT NULL,
	"data_category" text collate "C" NOT NULL,
	CONSTRAINT "flow_data_categories_pk" PRIMARY KEY("workspace_id","flow","data_category")
);
--> statement-breakpoint
CREATE TABLE "activity_data" (
	"workspace_id" uuid NOT NULL,
	"activity" text collate "C" NOT NULL,
	"item" text collate "C" NOT NULL,
	"source" text,
	"confidence" text NOT NULL,
	"data_category" text collate "C" NOT NULL,
	"data_subject_category" text collate "C",
	"retention_period" text,
	"retention_trigger" text,
	CONSTRAINT "activity_data_pk" PRIMARY KEY("workspace_id","activity","item")
);
--> statement-breakpoint
CREATE TABLE "activity_legal_bases" (
	"workspace_id" uuid NOT NULL,
	"activity" text collate "C" NOT NULL,
	"item" text collate "C" NOT NULL,
	"source" text,
	"confidence" text NOT NULL,
	"basis" text NOT NULL,
	"purpose" text collate "C",
	"condition" text,
	CONSTRAINT "activity_legal_bases_pk" PRIMARY KEY("workspace_id","activity","item")
);
--> statement-breakpoint
CREATE TABLE "activity_purposes" (
	"workspace_id" uuid NOT NULL,
	"activity" text collate "C" NOT NULL,
	"purpose" text collate "C" NOT NULL,
	CONSTRAINT "activity_purposes_pk" PRIMARY KEY("workspace_id","activity","purpose")
);
--> statement-breakpoint
CREATE TABLE "activity_regulations" (
	"workspace_id" uuid NOT NULL,
	"activity" text collate "C" NOT NULL,
	"regulation" text NOT NULL,
	CONSTRAINT "activity_regulations_pk" PRIMARY KEY("workspace_id","activity","regulation")
);
--> statement-breakpoint
CREATE TABLE "activity_security_measures" (
	"workspace_id" uuid NOT NULL,
	"activity" text collate "C" NOT NULL,
	"security_measure" text collate "C" NOT NULL,
	CONSTRAINT "activity_security_measures_pk" PRIMARY KEY("workspace_id","activity","security_measure")
);
--> statement-breakpoint
CREATE TABLE "activity_systems" (
	"workspace_id" uuid NOT NULL,
	"activity" text collate "C" NOT NULL,
	"system" text collate "C" NOT NULL,
	CONSTRAINT "activity_systems_pk" PRIMARY KEY("workspace_id","activity","system")
);
--> statement-breakpoint
CREATE TABLE "processing_activities" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"status" text NOT NULL,
	CONSTRAINT "processing_activities_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "processing_activities_confidence_check" CHECK ("processing_activities"."confidence" in ('STATED', 'INFERRED')),
	CONSTRAINT "processing_activities_status_check" CHECK ("processing_activities"."status" in ('DRAFT', 'IN_REVIEW', 'ACTIVE', 'RETIRED'))
);
--> statement-breakpoint
CREATE TABLE "role_assignments" (
	"workspace_id" uuid NOT NULL,
	"activity" text collate "C" NOT NULL,
	"item" text collate "C" NOT NULL,
	"source" text,
	"confidence" text NOT NULL,
	"organization" text collate "C" NOT NULL,
	"role" text NOT NULL,
	"data_category" text collate "C",
	"on_behalf_of" text collate "C",
	CONSTRAINT "role_assignments_pk" PRIMARY KEY("workspace_id","activity","item"),
	CONSTRAINT "role_assignments_role_check" CHECK ("role_assignments"."role" in ('CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR', 'SUBPROCESSOR', 'THIRD_PARTY'))
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"workspace_id" uuid NOT NULL,
	"subprocessor" text collate "C" NOT NULL,
	"team" text NOT NULL,
	"decision" text NOT NULL,
	"decided_on" date,
	"by" text,
	CONSTRAINT "approvals_pk" PRIMARY KEY("workspace_id","subprocessor","team"),
	CONSTRAINT "approvals_decision_check" CHECK ("approvals"."decision" in ('PENDING', 'APPROVED', 'REJECTED'))
);
--> statement-breakpoint
CREATE TABLE "subprocessor_activities" (
	"workspace_id" uuid NOT NULL,
	"subprocessor" text collate "C" NOT NULL,
	"activity" text collate "C" NOT NULL,
	CONSTRAINT "subprocessor_activities_pk" PRIMARY KEY("workspace_id","subprocessor","activity")
);
--> statement-breakpoint
CREATE TABLE "subprocessor_countries" (
	"workspace_id" uuid NOT NULL,
	"subprocessor" text collate "C" NOT NULL,
	"country" text NOT NULL,
	CONSTRAINT "subprocessor_countries_pk" PRIMARY KEY("workspace_id","subprocessor","country")
);
--> statement-breakpoint
CREATE TABLE "subprocessor_data_categories" (
	"workspace_id" uuid NOT NULL,
	"subprocessor" text collate "C" NOT NULL,
	"data_category" text collate "C" NOT NULL,
	CONSTRAINT "subprocessor_data_categories_pk" PRIMARY KEY("workspace_id","subprocessor","data_category")
);
--> statement-breakpoint
CREATE TABLE "subprocessors" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"organization" text collate "C" NOT NULL,
	"engaged_by" text collate "C" NOT NULL,
	"service" text NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "subprocessors_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "subprocessors_confidence_check" CHECK ("subprocessors"."confidence" in ('STATED', 'INFERRED')),
	CONSTRAINT "subprocessors_status_check" CHECK ("subprocessors"."status" in ('PROPOSED', 'IN_ASSESSMENT', 'APPROVED', 'ANNOUNCED', 'ACTIVE', 'REJECTED', 'RETIRED'))
);
--> statement-breakpoint
CREATE TABLE "safeguards" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"exporter" text collate "C" NOT NULL,
	"importer" text collate "C" NOT NULL,
	"mechanism" text NOT NULL,
	"agreement" text collate "C",
	"valid_from" date,
	"valid_to" date,
	CONSTRAINT "safeguards_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "safeguards_confidence_check" CHECK ("safeguards"."confidence" in ('STATED', 'INFERRED'))
);
--> statement-breakpoint
CREATE TABLE "assessed_ends" (
	"workspace_id" uuid NOT NULL,
	"assessment" text collate "C" NOT NULL,
	"item" text collate "C" NOT NULL,
	"exporter" text collate "C" NOT NULL,
	"importer" text collate "C" NOT NULL,
	"to_country" text NOT NULL,
	CONSTRAINT "assessed_ends_pk" PRIMARY KEY("workspace_id","assessment","item")
);
--> statement-breakpoint
CREATE TABLE "assessment_measures" (
	"workspace_id" uuid NOT NULL,
	"assessment" text collate "C" NOT NULL,
	"security_measure" text collate "C" NOT NULL,
	CONSTRAINT "assessment_measures_pk" PRIMARY KEY("workspace_id","assessment","security_measure")
);
--> statement-breakpoint
CREATE TABLE "transfer_impact_assessments" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"outcome" text NOT NULL,
	"assessed_on" date,
	"review_due_on" date,
	CONSTRAINT "transfer_impact_assessments_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "transfer_impact_assessments_confidence_check" CHECK ("transfer_impact_assessments"."confidence" in ('STATED', 'INFERRED')),
	CONSTRAINT "transfer_impact_assessments_outcome_check" CHECK ("transfer_impact_assessments"."outcome" in ('PROCEED', 'PROCEED_WITH_MEASURES', 'SUSPEND', 'UNDETERMINED'))
);
--> statement-breakpoint
CREATE TABLE "onward_transfers" (
	"workspace_id" uuid NOT NULL,
	"transfer" text collate "C" NOT NULL,
	"onward" text collate "C" NOT NULL,
	CONSTRAINT "onward_transfers_pk" PRIMARY KEY("workspace_id","transfer","onward")
);
--> statement-breakpoint
CREATE TABLE "transfer_data_categories" (
	"workspace_id" uuid NOT NULL,
	"transfer" text collate "C" NOT NULL,
	"data_category" text collate "C" NOT NULL,
	CONSTRAINT "transfer_data_categories_pk" PRIMARY KEY("workspace_id","transfer","data_category")
);
--> statement-breakpoint
CREATE TABLE "transfer_legs" (
	"workspace_id" uuid NOT NULL,
	"transfer" text collate "C" NOT NULL,
	"flow" text collate "C" NOT NULL,
	"data_category" text collate "C" NOT NULL,
	"stretch" integer NOT NULL,
	"starts_on" date,
	"ends_on" date,
	CONSTRAINT "transfer_legs_pk" PRIMARY KEY("workspace_id","transfer","flow","data_category","stretch")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"exporter" text collate "C" NOT NULL,
	"importer" text collate "C" NOT NULL,
	"from_country" text NOT NULL,
	"to_country" text NOT NULL,
	"regime" text NOT NULL,
	"exporter_pair_role" text NOT NULL,
	"importer_pair_role" text NOT NULL,
	"exporter_role" text NOT NULL,
	"importer_role" text NOT NULL,
	"touches_system" boolean NOT NULL,
	CONSTRAINT "transfers_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "transfers_confidence_check" CHECK ("transfers"."confidence" in ('STATED', 'INFERRED')),
	CONSTRAINT "transfers_exporter_pair_role_check" CHECK ("transfers"."exporter_pair_role" in ('controller', 'processor')),
	CONSTRAINT "transfers_importer_pair_role_check" CHECK ("transfers"."importer_pair_role" in ('controller', 'processor')),
	CONSTRAINT "transfers_exporter_role_check" CHECK ("transfers"."exporter_role" in ('CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR', 'SUBPROCESSOR', 'THIRD_PARTY')),
	CONSTRAINT "transfers_importer_role_check" CHECK ("transfers"."importer_role" in ('CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR', 'SUBPROCESSOR', 'THIRD_PARTY'))
);
--> statement-breakpoint
ALTER TABLE "agreement_parties" ADD CONSTRAINT "agreement_parties_agreement_fk" FOREIGN KEY ("workspace_id","agreement") REFERENCES "public"."agreements"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_parties" ADD CONSTRAINT "agreement_parties_organization_fk" FOREIGN KEY ("workspace_id","organization") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_organization_fk" FOREIGN KEY ("workspace_id","organization") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub"."revisions" ADD CONSTRAINT "revisions_workspace_id_workspaces_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "hub"."workspaces"("workspace_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub"."access_keys" ADD CONSTRAINT "access_keys_workspace_id_workspaces_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "hub"."workspaces"("workspace_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_categories" ADD CONSTRAINT "data_categories_parent_fk" FOREIGN KEY ("workspace_id","parent") REFERENCES "public"."data_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_elements" ADD CONSTRAINT "data_elements_data_category_fk" FOREIGN KEY ("workspace_id","data_category") REFERENCES "public"."data_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_parent_fk" FOREIGN KEY ("workspace_id","parent") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purposes" ADD CONSTRAINT "purposes_parent_fk" FOREIGN KEY ("workspace_id","parent") REFERENCES "public"."purposes"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "system_countries" ADD CONSTRAINT "system_countries_system_fk" FOREIGN KEY ("workspace_id","system") REFERENCES "public"."systems"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "system_data_categories" ADD CONSTRAINT "system_data_categories_system_fk" FOREIGN KEY ("workspace_id","system") REFERENCES "public"."systems"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "system_data_categories" ADD CONSTRAINT "system_data_categories_data_category_fk" FOREIGN KEY ("workspace_id","data_category") REFERENCES "public"."data_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "systems" ADD CONSTRAINT "systems_operator_fk" FOREIGN KEY ("workspace_id","operator") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_flows" ADD CONSTRAINT "data_flows_activity_fk" FOREIGN KEY ("workspace_id","activity") REFERENCES "public"."processing_activities"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_flows" ADD CONSTRAINT "data_flows_from_system_fk" FOREIGN KEY ("workspace_id","from_system") REFERENCES "public"."systems"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_flows" ADD CONSTRAINT "data_flows_from_organization_fk" FOREIGN KEY ("workspace_id","from_organization") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_flows" ADD CONSTRAINT "data_flows_from_data_subject_category_fk" FOREIGN KEY ("workspace_id","from_data_subject_category") REFERENCES "public"."data_subject_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_flows" ADD CONSTRAINT "data_flows_to_system_fk" FOREIGN KEY ("workspace_id","to_system") REFERENCES "public"."systems"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_flows" ADD CONSTRAINT "data_flows_to_organization_fk" FOREIGN KEY ("workspace_id","to_organization") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_data_categories" ADD CONSTRAINT "flow_data_categories_flow_fk" FOREIGN KEY ("workspace_id","flow") REFERENCES "public"."data_flows"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_data_categories" ADD CONSTRAINT "flow_data_categories_data_category_fk" FOREIGN KEY ("workspace_id","data_category") REFERENCES "public"."data_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_data" ADD CONSTRAINT "activity_data_activity_fk" FOREIGN KEY ("workspace_id","activity") REFERENCES "public"."processing_activities"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_data" ADD CONSTRAINT "activity_data_data_category_fk" FOREIGN KEY ("workspace_id","data_category") REFERENCES "public"."data_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_data" ADD CONSTRAINT "activity_data_data_subject_category_fk" FOREIGN KEY ("workspace_id","data_subject_category") REFERENCES "public"."data_subject_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_legal_bases" ADD CONSTRAINT "activity_legal_bases_activity_fk" FOREIGN KEY ("workspace_id","activity") REFERENCES "public"."processing_activities"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_legal_bases" ADD CONSTRAINT "activity_legal_bases_purpose_fk" FOREIGN KEY ("workspace_id","purpose") REFERENCES "public"."purposes"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_purposes" ADD CONSTRAINT "activity_purposes_activity_fk" FOREIGN KEY ("workspace_id","activity") REFERENCES "public"."processing_activities"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_purposes" ADD CONSTRAINT "activity_purposes_purpose_fk" FOREIGN KEY ("workspace_id","purpose") REFERENCES "public"."purposes"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_regulations" ADD CONSTRAINT "activity_regulations_activity_fk" FOREIGN KEY ("workspace_id","activity") REFERENCES "public"."processing_activities"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_security_measures" ADD CONSTRAINT "activity_security_measures_activity_fk" FOREIGN KEY ("workspace_id","activity") REFERENCES "public"."processing_activities"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_security_measures" ADD CONSTRAINT "activity_security_measures_security_measure_fk" FOREIGN KEY ("workspace_id","security_measure") REFERENCES "public"."security_measures"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_systems" ADD CONSTRAINT "activity_systems_activity_fk" FOREIGN KEY ("workspace_id","activity") REFERENCES "public"."processing_activities"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_systems" ADD CONSTRAINT "activity_systems_system_fk" FOREIGN KEY ("workspace_id","system") REFERENCES "public"."systems"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_assignments" ADD CONSTRAINT "role_assignments_activity_fk" FOREIGN KEY ("workspace_id","activity") REFERENCES "public"."processing_activities"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_assignments" ADD CONSTRAINT "role_assignments_organization_fk" FOREIGN KEY ("workspace_id","organization") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_assignments" ADD CONSTRAINT "role_assignments_data_category_fk" FOREIGN KEY ("workspace_id","data_category") REFERENCES "public"."data_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_assignments" ADD CONSTRAINT "role_assignments_on_behalf_of_fk" FOREIGN KEY ("workspace_id","on_behalf_of") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_subprocessor_fk" FOREIGN KEY ("workspace_id","subprocessor") REFERENCES "public"."subprocessors"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subprocessor_activities" ADD CONSTRAINT "subprocessor_activities_subprocessor_fk" FOREIGN KEY ("workspace_id","subprocessor") REFERENCES "public"."subprocessors"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subprocessor_activities" ADD CONSTRAINT "subprocessor_activities_activity_fk" FOREIGN KEY ("workspace_id","activity") REFERENCES "public"."processing_activities"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subprocessor_countries" ADD CONSTRAINT "subprocessor_countries_subprocessor_fk" FOREIGN KEY ("workspace_id","subprocessor") REFERENCES "public"."subprocessors"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subprocessor_data_categories" ADD CONSTRAINT "subprocessor_data_categories_subprocessor_fk" FOREIGN KEY ("workspace_id","subprocessor") REFERENCES "public"."subprocessors"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subprocessor_data_categories" ADD CONSTRAINT "subprocessor_data_categories_data_category_fk" FOREIGN KEY ("workspace_id","data_category") REFERENCES "public"."data_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subprocessors" ADD CONSTRAINT "subprocessors_organization_fk" FOREIGN KEY ("workspace_id","organization") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subprocessors" ADD CONSTRAINT "subprocessors_engaged_by_fk" FOREIGN KEY ("workspace_id","engaged_by") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safeguards" ADD CONSTRAINT "safeguards_exporter_fk" FOREIGN KEY ("workspace_id","exporter") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safeguards" ADD CONSTRAINT "safeguards_importer_fk" FOREIGN KEY ("workspace_id","importer") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safeguards" ADD CONSTRAINT "safeguards_agreement_fk" FOREIGN KEY ("workspace_id","agreement") REFERENCES "public"."agreements"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessed_ends" ADD CONSTRAINT "assessed_ends_assessment_fk" FOREIGN KEY ("workspace_id","assessment") REFERENCES "public"."transfer_impact_assessments"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessed_ends" ADD CONSTRAINT "assessed_ends_exporter_fk" FOREIGN KEY ("workspace_id","exporter") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessed_ends" ADD CONSTRAINT "assessed_ends_importer_fk" FOREIGN KEY ("workspace_id","importer") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_measures" ADD CONSTRAINT "assessment_measures_assessment_fk" FOREIGN KEY ("workspace_id","assessment") REFERENCES "public"."transfer_impact_assessments"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_measures" ADD CONSTRAINT "assessment_measures_security_measure_fk" FOREIGN KEY ("workspace_id","security_measure") REFERENCES "public"."security_measures"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onward_transfers" ADD CONSTRAINT "onward_transfers_transfer_fk" FOREIGN KEY ("workspace_id","transfer") REFERENCES "public"."transfers"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onward_transfers" ADD CONSTRAINT "onward_transfers_onward_fk" FOREIGN KEY ("workspace_id","onward") REFERENCES "public"."transfers"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_data_categories" ADD CONSTRAINT "transfer_data_categories_transfer_fk" FOREIGN KEY ("workspace_id","transfer") REFERENCES "public"."transfers"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_data_categories" ADD CONSTRAINT "transfer_data_categories_data_category_fk" FOREIGN KEY ("workspace_id","data_category") REFERENCES "public"."data_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_legs" ADD CONSTRAINT "transfer_legs_transfer_fk" FOREIGN KEY ("workspace_id","transfer") REFERENCES "public"."transfers"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_legs" ADD CONSTRAINT "transfer_legs_flow_fk" FOREIGN KEY ("workspace_id","flow") REFERENCES "public"."data_flows"("workspace_id","key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_legs" ADD CONSTRAINT "transfer_legs_data_category_fk" FOREIGN KEY ("workspace_id","data_category") REFERENCES "public"."data_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_exporter_fk" FOREIGN KEY ("workspace_id","exporter") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_importer_fk" FOREIGN KEY ("workspace_id","importer") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreement_parties_by_organization" ON "agreement_parties" USING btree ("workspace_id","organization");--> statement-breakpoint
CREATE INDEX "agreements_by_name" ON "agreements" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "agreements_by_created_at" ON "agreements" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "agreements_by_updated_at" ON "agreements" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "certifications_by_name" ON "certifications" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "certifications_by_created_at" ON "certifications" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "certifications_by_updated_at" ON "certifications" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "certifications_by_organization" ON "certifications" USING btree ("workspace_id","organization");--> statement-breakpoint
CREATE INDEX "security_measures_by_name" ON "security_measures" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "security_measures_by_created_at" ON "security_measures" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "security_measures_by_updated_at" ON "security_measures" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "changes_by_record" ON "hub"."changes" USING btree ("workspace_id","record_type","key","revision");--> statement-breakpoint
CREATE INDEX "revisions_by_time" ON "hub"."revisions" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE INDEX "data_categories_by_name" ON "data_categories" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "data_categories_by_created_at" ON "data_categories" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "data_categories_by_updated_at" ON "data_categories" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "data_categories_by_parent" ON "data_categories" USING btree ("workspace_id","parent");--> statement-breakpoint
CREATE INDEX "data_subject_categories_by_name" ON "data_subject_categories" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "data_subject_categories_by_created_at" ON "data_subject_categories" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "data_subject_categories_by_updated_at" ON "data_subject_categories" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "organizations_by_name" ON "organizations" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "organizations_by_created_at" ON "organizations" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "organizations_by_updated_at" ON "organizations" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "organizations_by_parent" ON "organizations" USING btree ("workspace_id","parent");--> statement-breakpoint
CREATE INDEX "purposes_by_name" ON "purposes" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "purposes_by_created_at" ON "purposes" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "purposes_by_updated_at" ON "purposes" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "purposes_by_parent" ON "purposes" USING btree ("workspace_id","parent");--> statement-breakpoint
CREATE INDEX "system_countries_by_country" ON "system_countries" USING btree ("workspace_id","country");--> statement-breakpoint
CREATE INDEX "system_data_categories_by_data_category" ON "system_data_categories" USING btree ("workspace_id","data_category");--> statement-breakpoint
CREATE INDEX "systems_by_name" ON "systems" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "systems_by_created_at" ON "systems" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "systems_by_updated_at" ON "systems" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "systems_by_operator" ON "systems" USING btree ("workspace_id","operator");--> statement-breakpoint
CREATE INDEX "data_flows_by_from_organization" ON "data_flows" USING btree ("workspace_id","from_organization");--> statement-breakpoint
CREATE INDEX "data_flows_by_from_data_subject_category" ON "data_flows" USING btree ("workspace_id","from_data_subject_category");--> statement-breakpoint
CREATE INDEX "data_flows_by_to_organization" ON "data_flows" USING btree ("workspace_id","to_organization");--> statement-breakpoint
CREATE INDEX "data_flows_by_activity" ON "data_flows" USING btree ("workspace_id","activity","key");--> statement-breakpoint
CREATE INDEX "data_flows_by_from_system" ON "data_flows" USING btree ("workspace_id","from_system","key");--> statement-breakpoint
CREATE INDEX "data_flows_by_to_system" ON "data_flows" USING btree ("workspace_id","to_system","key");--> statement-breakpoint
CREATE INDEX "flow_data_categories_by_data_category" ON "flow_data_categories" USING btree ("workspace_id","data_category");--> statement-breakpoint
CREATE INDEX "activity_data_by_data_category" ON "activity_data" USING btree ("workspace_id","data_category");--> statement-breakpoint
CREATE INDEX "activity_data_by_data_subject_category" ON "activity_data" USING btree ("workspace_id","data_subject_category");--> statement-breakpoint
CREATE INDEX "activity_legal_bases_by_purpose" ON "activity_legal_bases" USING btree ("workspace_id","purpose");--> statement-breakpoint
CREATE INDEX "activity_purposes_by_purpose" ON "activity_purposes" USING btree ("workspace_id","purpose");--> statement-breakpoint
CREATE INDEX "activity_security_measures_by_security_measure" ON "activity_security_measures" USING btree ("workspace_id","security_measure");--> statement-breakpoint
CREATE INDEX "activity_systems_by_system" ON "activity_systems" USING btree ("workspace_id","system");--> statement-breakpoint
CREATE INDEX "processing_activities_by_name" ON "processing_activities" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "processing_activities_by_created_at" ON "processing_activities" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "processing_activities_by_updated_at" ON "processing_activities" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "role_assignments_by_organization" ON "role_assignments" USING btree ("workspace_id","organization");--> statement-breakpoint
CREATE INDEX "role_assignments_by_data_category" ON "role_assignments" USING btree ("workspace_id","data_category");--> statement-breakpoint
CREATE INDEX "role_assignments_by_on_behalf_of" ON "role_assignments" USING btree ("workspace_id","on_behalf_of");--> statement-breakpoint
CREATE INDEX "subprocessor_activities_by_activity" ON "subprocessor_activities" USING btree ("workspace_id","activity");--> statement-breakpoint
CREATE INDEX "subprocessor_countries_by_country" ON "subprocessor_countries" USING btree ("workspace_id","country");--> statement-breakpoint
CREATE INDEX "subprocessor_data_categories_by_data_category" ON "subprocessor_data_categories" USING btree ("workspace_id","data_category");--> statement-breakpoint
CREATE INDEX "subprocessors_by_name" ON "subprocessors" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "subprocessors_by_created_at" ON "subprocessors" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "subprocessors_by_updated_at" ON "subprocessors" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "subprocessors_by_organization" ON "subprocessors" USING btree ("workspace_id","organization");--> statement-breakpoint
CREATE INDEX "subprocessors_by_engaged_by" ON "subprocessors" USING btree ("workspace_id","engaged_by");--> statement-breakpoint
CREATE INDEX "safeguards_by_name" ON "safeguards" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "safeguards_by_created_at" ON "safeguards" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "safeguards_by_updated_at" ON "safeguards" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "safeguards_by_importer" ON "safeguards" USING btree ("workspace_id","importer");--> statement-breakpoint
CREATE INDEX "safeguards_by_agreement" ON "safeguards" USING btree ("workspace_id","agreement");--> statement-breakpoint
CREATE INDEX "safeguards_by_ends" ON "safeguards" USING btree ("workspace_id","exporter","importer");--> statement-breakpoint
CREATE INDEX "assessed_ends_by_importer" ON "assessed_ends" USING btree ("workspace_id","importer");--> statement-breakpoint
CREATE INDEX "assessed_ends_by_ends" ON "assessed_ends" USING btree ("workspace_id","exporter","importer","to_country");--> statement-breakpoint
CREATE INDEX "assessment_measures_by_security_measure" ON "assessment_measures" USING btree ("workspace_id","security_measure");--> statement-breakpoint
CREATE INDEX "transfer_impact_assessments_by_name" ON "transfer_impact_assessments" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "transfer_impact_assessments_by_created_at" ON "transfer_impact_assessments" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "transfer_impact_assessments_by_updated_at" ON "transfer_impact_assessments" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "onward_transfers_by_onward" ON "onward_transfers" USING btree ("workspace_id","onward");--> statement-breakpoint
CREATE INDEX "transfer_data_categories_by_data_category" ON "transfer_data_categories" USING btree ("workspace_id","data_category");--> statement-breakpoint
CREATE INDEX "transfer_legs_by_flow" ON "transfer_legs" USING btree ("workspace_id","flow");--> statement-breakpoint
CREATE INDEX "transfer_legs_by_data_category" ON "transfer_legs" USING btree ("workspace_id","data_category");--> statement-breakpoint
CREATE INDEX "transfers_by_name" ON "transfers" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "transfers_by_created_at" ON "transfers" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "transfers_by_updated_at" ON "transfers" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "transfers_by_importer" ON "transfers" USING btree ("workspace_id","importer");--> statement-breakpoint
CREATE INDEX "transfers_by_ends" ON "transfers" USING btree ("workspace_id","exporter","importer","to_country");