CREATE TABLE "measure_use_cases" (
	"workspace_id" uuid NOT NULL,
	"security_measure" text collate "C" NOT NULL,
	"use_case" text NOT NULL,
	CONSTRAINT "measure_use_cases_pk" PRIMARY KEY("workspace_id","security_measure","use_case"),
	CONSTRAINT "measure_use_cases_use_case_check" CHECK ("measure_use_cases"."use_case" in ('ENCRYPTED_STORAGE', 'PSEUDONYMISED_DATA', 'ENCRYPTED_TRANSIT', 'PROTECTED_RECIPIENT', 'SPLIT_PROCESSING', 'PROCESSING_IN_THE_CLEAR', 'REMOTE_ACCESS_IN_THE_CLEAR'))
);
--> statement-breakpoint
CREATE TABLE "country_facts" (
	"workspace_id" uuid NOT NULL,
	"profile" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"date" date NOT NULL,
	"fact" text NOT NULL,
	"asks_for_review" boolean NOT NULL,
	"source" text,
	"confidence" text NOT NULL,
	CONSTRAINT "country_facts_pk" PRIMARY KEY("workspace_id","profile","key")
);
--> statement-breakpoint
CREATE TABLE "country_profiles" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"folded" text collate "C" NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"description" text,
	"source" text,
	"confidence" text NOT NULL,
	"version" integer NOT NULL,
	"changed_in" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"country" text NOT NULL,
	"law" text,
	"practice" text,
	CONSTRAINT "country_profiles_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "country_profiles_confidence_check" CHECK ("country_profiles"."confidence" in ('STATED', 'INFERRED'))
);
--> statement-breakpoint
CREATE TABLE "assessment_country_profiles" (
	"workspace_id" uuid NOT NULL,
	"assessment" text collate "C" NOT NULL,
	"country_profile" text collate "C" NOT NULL,
	CONSTRAINT "assessment_country_profiles_pk" PRIMARY KEY("workspace_id","assessment","country_profile")
);
--> statement-breakpoint
CREATE TABLE "assessment_laws" (
	"workspace_id" uuid NOT NULL,
	"assessment" text collate "C" NOT NULL,
	"law" text collate "C" NOT NULL,
	CONSTRAINT "assessment_laws_pk" PRIMARY KEY("workspace_id","assessment","law")
);
--> statement-breakpoint
CREATE TABLE "assessment_storage_places" (
	"workspace_id" uuid NOT NULL,
	"assessment" text collate "C" NOT NULL,
	"country" text NOT NULL,
	CONSTRAINT "assessment_storage_places_pk" PRIMARY KEY("workspace_id","assessment","country")
);
--> statement-breakpoint
ALTER TABLE "security_measures" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "outcome_reason" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "assessed_by" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "data_volume" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "data_frequency" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "data_format" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "data_score" integer;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "data_note" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "recipient_sector" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "recipient_exposed" boolean;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "recipient_note" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "guarantees_clear_rules_score" integer;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "guarantees_clear_rules_note" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "guarantees_necessity_score" integer;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "guarantees_necessity_note" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "guarantees_oversight_score" integer;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "guarantees_oversight_note" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "guarantees_remedies_score" integer;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "guarantees_remedies_note" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "practice_score" integer;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "practice_evidence" text;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "practice_requests_received" integer;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "practice_requests_complied" integer;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "practice_requests_from" date;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "practice_requests_to" date;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "use_case" text;--> statement-breakpoint
ALTER TABLE "measure_use_cases" ADD CONSTRAINT "measure_use_cases_security_measure_fk" FOREIGN KEY ("workspace_id","security_measure") REFERENCES "public"."security_measures"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_facts" ADD CONSTRAINT "country_facts_profile_fk" FOREIGN KEY ("workspace_id","profile") REFERENCES "public"."country_profiles"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_country_profiles" ADD CONSTRAINT "assessment_country_profiles_assessment_fk" FOREIGN KEY ("workspace_id","assessment") REFERENCES "public"."transfer_impact_assessments"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_country_profiles" ADD CONSTRAINT "assessment_country_profiles_country_profile_fk" FOREIGN KEY ("workspace_id","country_profile") REFERENCES "public"."country_profiles"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_laws" ADD CONSTRAINT "assessment_laws_assessment_fk" FOREIGN KEY ("workspace_id","assessment") REFERENCES "public"."transfer_impact_assessments"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_storage_places" ADD CONSTRAINT "assessment_storage_places_assessment_fk" FOREIGN KEY ("workspace_id","assessment") REFERENCES "public"."transfer_impact_assessments"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "country_profiles_by_name" ON "country_profiles" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "country_profiles_by_created_at" ON "country_profiles" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "country_profiles_by_updated_at" ON "country_profiles" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "assessment_country_profiles_by_country_profile" ON "assessment_country_profiles" USING btree ("workspace_id","country_profile");--> statement-breakpoint
ALTER TABLE "security_measures" ADD CONSTRAINT "security_measures_kind_check" CHECK ("security_measures"."kind" in ('TECHNICAL', 'CONTRACTUAL', 'ORGANISATIONAL', 'PHYSICAL'));--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD CONSTRAINT "transfer_impact_assessments_data_frequency_check" CHECK ("transfer_impact_assessments"."data_frequency" in ('ONE_OFF', 'CONTINUOUS'));--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD CONSTRAINT "transfer_impact_assessments_data_format_check" CHECK ("transfer_impact_assessments"."data_format" in ('CLEAR', 'PSEUDONYMISED', 'SPLIT', 'ENCRYPTED_IN_TRANSIT', 'ENCRYPTED_KEYS_WITH_IMPORTER', 'ENCRYPTED_KEYS_WITH_TRUSTED_PARTY', 'ENCRYPTED_KEYS_WITH_EXPORTER'));--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD CONSTRAINT "transfer_impact_assessments_use_case_check" CHECK ("transfer_impact_assessments"."use_case" in ('ENCRYPTED_STORAGE', 'PSEUDONYMISED_DATA', 'ENCRYPTED_TRANSIT', 'PROTECTED_RECIPIENT', 'SPLIT_PROCESSING', 'PROCESSING_IN_THE_CLEAR', 'REMOTE_ACCESS_IN_THE_CLEAR'));