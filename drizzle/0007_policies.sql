CREATE TABLE "policies" (
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
	"special_category" boolean NOT NULL,
	"never_outside" text collate "C",
	"never_outside_countries" text[] DEFAULT '{}' NOT NULL,
	"never_in_countries" text[] DEFAULT '{}' NOT NULL,
	"never_to_roles" text[] DEFAULT '{}' NOT NULL,
	"never_to_kinds" text[] DEFAULT '{}' NOT NULL,
	"severity" text NOT NULL,
	"enforced" boolean NOT NULL,
	"reason" text,
	"remedy" text,
	CONSTRAINT "policies_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "policies_confidence_check" CHECK ("policies"."confidence" in ('STATED', 'INFERRED')),
	CONSTRAINT "policies_severity_check" CHECK ("policies"."severity" in ('ERROR', 'WARNING', 'INFO'))
);
--> statement-breakpoint
CREATE TABLE "policy_data_categories" (
	"workspace_id" uuid NOT NULL,
	"policy" text collate "C" NOT NULL,
	"data_category" text collate "C" NOT NULL,
	CONSTRAINT "policy_data_categories_pk" PRIMARY KEY("workspace_id","policy","data_category")
);
--> statement-breakpoint
CREATE TABLE "policy_data_subject_categories" (
	"workspace_id" uuid NOT NULL,
	"policy" text collate "C" NOT NULL,
	"data_subject_category" text collate "C" NOT NULL,
	CONSTRAINT "policy_data_subject_categories_pk" PRIMARY KEY("workspace_id","policy","data_subject_category")
);
--> statement-breakpoint
CREATE TABLE "policy_organizations" (
	"workspace_id" uuid NOT NULL,
	"policy" text collate "C" NOT NULL,
	"organization" text collate "C" NOT NULL,
	CONSTRAINT "policy_organizations_pk" PRIMARY KEY("workspace_id","policy","organization")
);
--> statement-breakpoint
CREATE TABLE "policy_purposes" (
	"workspace_id" uuid NOT NULL,
	"policy" text collate "C" NOT NULL,
	"purpose" text collate "C" NOT NULL,
	CONSTRAINT "policy_purposes_pk" PRIMARY KEY("workspace_id","policy","purpose")
);
--> statement-breakpoint
CREATE TABLE "policy_security_measures" (
	"workspace_id" uuid NOT NULL,
	"policy" text collate "C" NOT NULL,
	"security_measure" text collate "C" NOT NULL,
	CONSTRAINT "policy_security_measures_pk" PRIMARY KEY("workspace_id","policy","security_measure")
);
--> statement-breakpoint
ALTER TABLE "policy_data_categories" ADD CONSTRAINT "policy_data_categories_policy_fk" FOREIGN KEY ("workspace_id","policy") REFERENCES "public"."policies"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_data_categories" ADD CONSTRAINT "policy_data_categories_data_category_fk" FOREIGN KEY ("workspace_id","data_category") REFERENCES "public"."data_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_data_subject_categories" ADD CONSTRAINT "policy_data_subject_categories_policy_fk" FOREIGN KEY ("workspace_id","policy") REFERENCES "public"."policies"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_data_subject_categories" ADD CONSTRAINT "policy_data_subject_categories_data_subject_category_fk" FOREIGN KEY ("workspace_id","data_subject_category") REFERENCES "public"."data_subject_categories"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_organizations" ADD CONSTRAINT "policy_organizations_policy_fk" FOREIGN KEY ("workspace_id","policy") REFERENCES "public"."policies"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_organizations" ADD CONSTRAINT "policy_organizations_organization_fk" FOREIGN KEY ("workspace_id","organization") REFERENCES "public"."organizations"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_purposes" ADD CONSTRAINT "policy_purposes_policy_fk" FOREIGN KEY ("workspace_id","policy") REFERENCES "public"."policies"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_purposes" ADD CONSTRAINT "policy_purposes_purpose_fk" FOREIGN KEY ("workspace_id","purpose") REFERENCES "public"."purposes"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_security_measures" ADD CONSTRAINT "policy_security_measures_policy_fk" FOREIGN KEY ("workspace_id","policy") REFERENCES "public"."policies"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_security_measures" ADD CONSTRAINT "policy_security_measures_security_measure_fk" FOREIGN KEY ("workspace_id","security_measure") REFERENCES "public"."security_measures"("workspace_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "policies_by_name" ON "policies" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "policies_by_created_at" ON "policies" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "policies_by_updated_at" ON "policies" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "policy_data_categories_by_data_category" ON "policy_data_categories" USING btree ("workspace_id","data_category");--> statement-breakpoint
CREATE INDEX "policy_data_subject_categories_by_data_subject_category" ON "policy_data_subject_categories" USING btree ("workspace_id","data_subject_category");--> statement-breakpoint
CREATE INDEX "policy_organizations_by_organization" ON "policy_organizations" USING btree ("workspace_id","organization");--> statement-breakpoint
CREATE INDEX "policy_purposes_by_purpose" ON "policy_purposes" USING btree ("workspace_id","purpose");--> statement-breakpoint
CREATE INDEX "policy_security_measures_by_security_measure" ON "policy_security_measures" USING btree ("workspace_id","security_measure");