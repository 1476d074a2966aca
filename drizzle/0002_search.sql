-- Search by words that may be misspelt: trigrams of pg_trgm, in an index that begins with the workspace, for which
-- btree_gist is needed. Both come with PostgreSQL (package postgresql-contrib) and need no superuser, only the right to
-- create in the database. Installed already, in whatever schema, they are used where they are.
DO $$
DECLARE
  extension text;
  home text;
BEGIN
  FOREACH extension IN ARRAY ARRAY['pg_trgm', 'btree_gist'] LOOP
    BEGIN
      EXECUTE format('CREATE EXTENSION IF NOT EXISTS %I SCHEMA types', extension);
    EXCEPTION WHEN undefined_file OR feature_not_supported OR insufficient_privilege THEN
      RAISE EXCEPTION 'Ropewalk needs the PostgreSQL extension %, which cannot be had here: %. Install the package postgresql-contrib or allow the extension, or have a superuser run: CREATE EXTENSION %;', extension, SQLERRM, extension;
    END;
  END LOOP;
  SELECT n.nspname INTO home FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
   WHERE e.extname = 'pg_trgm';
  -- For the index below, which names its operator class without a schema.
  PERFORM set_config('search_path', concat_ws(', ', current_setting('search_path'), quote_ident(home)), true);
  -- How far words are from what is asked for: 0 when all of it is there, 1 when nothing is. Inlined, so that an index
  -- answers in its order.
  EXECUTE format(
    'CREATE FUNCTION types.words_apart(words text, asked text) RETURNS real
     LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN words OPERATOR(%I.<->>) asked', home);
  EXECUTE format('GRANT EXECUTE ON FUNCTION types.words_apart(text, text), %I.word_similarity_dist_commutator_op(text, text)
                  TO ropewalk_server', home);
END $$;
--> statement-breakpoint
-- A twin has the B-trees of its table, and no other index: the words of search may be longer than a B-tree takes.
DO $$
DECLARE
  was text := pg_get_functiondef('types.keep_versions(regclass)'::regprocedure);
  shall text := replace(was, 'WHERE x.indrelid = base AND NOT x.indisprimary',
    'WHERE x.indrelid = base AND NOT x.indisprimary
       AND i.relam = (SELECT oid FROM pg_catalog.pg_am WHERE amname = ''btree'')');
BEGIN
  ASSERT shall <> was, 'types.keep_versions is not the one that was to be changed';
  EXECUTE shall;
END $$;
--> statement-breakpoint
CREATE TABLE "searchable" (
	"workspace_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"record_type" text collate "C" NOT NULL,
	"folded" text collate "C" NOT NULL,
	"aliases" text collate "C" NOT NULL,
	"words" text collate "C" NOT NULL,
	CONSTRAINT "searchable_pk" PRIMARY KEY("workspace_id","key","record_type")
);
--> statement-breakpoint
ALTER TABLE "agreements" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "certifications" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "security_measures" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "data_categories" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "data_subject_categories" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "purposes" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "systems" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "processing_activities" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "subprocessors" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "safeguards" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "transfer_impact_assessments" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "aliases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "searchable_by_name" ON "searchable" USING btree ("workspace_id","folded","key");--> statement-breakpoint
CREATE INDEX "searchable_by_words" ON "searchable" USING gist ("workspace_id","words" gist_trgm_ops(siglen=64));
--> statement-breakpoint
CALL types.keep_versions('searchable');
--> statement-breakpoint
-- What is on record already. The walls come down until the end of the migration: behind them the owner of the tables sees
-- nothing. Folded as well as SQL can; with its next change a record is folded as the hub does it.
DO $$
DECLARE
  kind record;
  words CONSTANT text := $w$ left(concat_ws(E'\n', key, folded, lower(normalize(
    regexp_replace(normalize(left(description, 2000), NFKD), '[\u0300-\u036f]', '', 'g'), NFC))), 2000) $w$;
BEGIN
  -- Past the triggers, which would number a revision.
  ALTER TABLE searchable DISABLE TRIGGER USER;
  FOR kind IN
    SELECT * FROM (VALUES
      ('Agreement', 'agreements'), ('Certification', 'certifications'), ('SecurityMeasure', 'security_measures'),
      ('DataCategory', 'data_categories'), ('DataSubjectCategory', 'data_subject_categories'),
      ('Organization', 'organizations'), ('Purpose', 'purposes'), ('System', 'systems'),
      ('ProcessingActivity', 'processing_activities'), ('Subprocessor', 'subprocessors'), ('Safeguard', 'safeguards'),
      ('TransferImpactAssessment', 'transfer_impact_assessments'), ('Transfer', 'transfers')) AS kinds(named, held)
  LOOP
    -- A new database has no twins before the end of its first migration, and nothing on record.
    CONTINUE WHEN to_regclass(format('versions.%I', kind.held)) IS NULL;
    EXECUTE format('ALTER TABLE versions.%I ADD COLUMN aliases text[] DEFAULT ''{}'' NOT NULL', kind.held);
    EXECUTE format('ALTER TABLE public.%I NO FORCE ROW LEVEL SECURITY', kind.held);
    EXECUTE format('ALTER TABLE versions.%I NO FORCE ROW LEVEL SECURITY', kind.held);
    EXECUTE format(
      'INSERT INTO searchable (workspace_id, key, record_type, folded, aliases, words)
       SELECT workspace_id, key, %L, folded, '''', %s FROM public.%I WHERE retired_at IS NULL',
      kind.named, words, kind.held);
    EXECUTE format(
      'INSERT INTO versions.searchable (workspace_id, key, record_type, folded, aliases, words, revision, to_revision)
       SELECT workspace_id, key, %L, folded, '''', %s, revision, to_revision FROM versions.%I WHERE retired_at IS NULL',
      kind.named, words, kind.held);
  END LOOP;
  ALTER TABLE searchable ENABLE TRIGGER USER;
END $$;
