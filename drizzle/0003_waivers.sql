CREATE TABLE "rule_settings" (
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
	"rule" text NOT NULL,
	"severity" text NOT NULL,
	CONSTRAINT "rule_settings_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "rule_settings_confidence_check" CHECK ("rule_settings"."confidence" in ('STATED', 'INFERRED')),
	CONSTRAINT "rule_settings_severity_check" CHECK ("rule_settings"."severity" in ('ERROR', 'WARNING', 'INFO'))
);
--> statement-breakpoint
CREATE TABLE "waivers" (
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
	"rule" text NOT NULL,
	"record_type" text NOT NULL,
	"record" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"waived_by" text NOT NULL,
	"valid_from" date,
	"valid_to" date NOT NULL,
	CONSTRAINT "waivers_pk" PRIMARY KEY("workspace_id","key"),
	CONSTRAINT "waivers_confidence_check" CHECK ("waivers"."confidence" in ('STATED', 'INFERRED'))
);
--> statement-breakpoint
CREATE INDEX "rule_settings_by_name" ON "rule_settings" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "rule_settings_by_created_at" ON "rule_settings" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "rule_settings_by_updated_at" ON "rule_settings" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "waivers_by_name" ON "waivers" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "waivers_by_created_at" ON "waivers" USING btree ("workspace_id","created_at","key");--> statement-breakpoint
CREATE INDEX "waivers_by_updated_at" ON "waivers" USING btree ("workspace_id","updated_at","key");--> statement-breakpoint
CREATE INDEX "waivers_by_record" ON "waivers" USING btree ("workspace_id","record_type","record");